import { NEVER, VirtualTimeScheduler, type Observable } from 'rxjs';
import { createEphemeralToken } from '../../lib/token/create-ephemeral-token';
import type { CreateEphemeralTokenOptions } from '../../lib/token/create-ephemeral-token-options';
import type { EphemeralToken } from '../../lib/token/ephemeral-token';
import type { EphemeralTokenError } from '../../lib/token/ephemeral-token-error';
import { countingScheduler } from '../laws/counting-scheduler';
import { see } from '../support/log';
import { virtual } from '../streams/virtual';
import { answering, bodyByHand, failing, minted, serviceByHand, settled, silent, TOKEN, told } from './service';

type Told = Observable<EphemeralToken | EphemeralTokenError>;

const create = (options: Partial<CreateEphemeralTokenOptions>): Told => told(createEphemeralToken({ apiKey: 'key-1', ...options }));

const errorOf = async (options: Partial<CreateEphemeralTokenOptions>): Promise<unknown> => {
  const seen = see(create(options));
  await settled();
  return seen.values[0];
};

const NO_KEY = {
  type: 'CredentialFailed',
  message: 'The API key did not come within 10 ms.',
  advice: 'Check the function that gets it.',
};
const NO_ANSWER = {
  type: 'TokenTimeout',
  message: 'The service did not answer within 10 ms.',
  advice: 'Ask again: a token that nobody heard of ends by itself.',
  timeoutMs: 10,
};

describe('the deadline', () => {
  it('holds for an answer that does not come', () => {
    virtual(({ expectObservable, scheduler }) => {
      expectObservable(create({ timeoutMs: 10, scheduler, fetch: silent })).toBe('----------(e|)', { e: NO_ANSWER });
    });
  });

  it('holds for a key that does not come, and lets go of it', () => {
    virtual(({ cold, expectObservable, expectSubscriptions, scheduler }) => {
      const key$ = cold('-');
      expectObservable(create({ apiKey: () => key$, timeoutMs: 10, scheduler, fetch: silent })).toBe('----------(e|)', { e: NO_KEY });
      expectSubscriptions(key$.subscriptions).toBe('^---------!');
    });
  });

  it('holds for both together', () => {
    virtual(({ cold, expectObservable, expectSubscriptions, scheduler }) => {
      const key$ = cold('------k', { k: 'key-1' });
      expectObservable(create({ apiKey: () => key$, timeoutMs: 10, scheduler, fetch: silent })).toBe('----------(e|)', { e: NO_ANSWER });
      expectSubscriptions(key$.subscriptions).toBe('^-----!');
    });
  });

  it('is ten seconds by default', () => {
    virtual(({ expectObservable, scheduler }) => {
      expectObservable(create({ scheduler, fetch: silent })).toBe('10s (e|)', {
        e: { ...NO_ANSWER, message: 'The service did not answer within 10000 ms.', timeoutMs: 10_000 },
      });
    });
  });

  it('lets go of the key when it is left', () => {
    virtual(({ cold, expectObservable, expectSubscriptions, scheduler }) => {
      const key$ = cold('-');
      expectObservable(create({ apiKey: () => key$, scheduler, fetch: silent }), '^---!').toBe('-----');
      expectSubscriptions(key$.subscriptions).toBe('^---!');
    });
  });

  it('begins anew with each subscription', () => {
    virtual(({ expectObservable, scheduler }) => {
      const token$ = create({ timeoutMs: 10, scheduler, fetch: silent });
      expectObservable(token$, '^').toBe('----------(e|)', { e: NO_ANSWER });
      expectObservable(token$, '-----^').toBe('---------------(e|)', { e: NO_ANSWER });
    });
  });

  it('aborts the request, and lets go of a body that does not end', async () => {
    const scheduler = new VirtualTimeScheduler();
    const service = serviceByHand();
    const body = bodyByHand();
    const seen = see(create({ timeoutMs: 10, scheduler, fetch: service.fetch }));
    service.answer(new Response(body.stream));
    body.write('{"name":');
    await settled();
    expect(seen.values).toEqual([]);
    scheduler.flush();
    expect(seen.values).toEqual([NO_ANSWER]);
    expect(scheduler.now()).toBe(10);
    expect(service.asked[0]?.request.signal.aborted).toBe(true);
    expect(body.isCancelled()).toBe(true);
  });

  it('leaves no timer behind, whatever the end', async () => {
    const { scheduler, waiting, scheduled } = countingScheduler();
    const ends: readonly Partial<CreateEphemeralTokenOptions>[] = [
      { fetch: () => Promise.resolve(minted()) },
      { fetch: failing(new Error('no')) },
      { fetch: answering(500, '') },
      { apiKey: () => Promise.resolve('key-1'), fetch: answering(200, 'what?') },
      { apiKey: () => Promise.reject(new Error('no')) },
      { apiKey: '' },
    ];
    const seen = ends.map((options) => see(create({ ...options, scheduler })));
    await settled();
    expect(seen.map(({ end }) => end())).toEqual(ends.map(() => 'complete'));
    const left = [silent, serviceByHand().fetch].map((fetch) => see(create({ fetch, scheduler })));
    left.push(see(create({ apiKey: () => NEVER, scheduler })));
    expect(waiting()).toBe(3);
    left.forEach(({ subscription }) => {
      subscription.unsubscribe();
    });
    expect(waiting()).toBe(0);
    expect(scheduled()).toBeGreaterThan(5);
  });
});

describe('the times', () => {
  const at = (ms: number) => {
    const scheduler = new VirtualTimeScheduler();
    scheduler.frame = ms;
    return scheduler;
  };
  const expireTime = new Date(60_000);

  it('are checked at the subscription, by the scheduler, before anybody is asked', () => {
    const service = serviceByHand();
    const apiKey = jest.fn(() => 'key-1');
    const scheduler = at(0);
    const token$ = create({ apiKey, expireTime, scheduler, fetch: service.fetch });
    see(token$).subscription.unsubscribe();
    expect(service.asked).toHaveLength(1);
    scheduler.frame = 60_000;
    const late = see(token$);
    expect(late.values).toEqual([
      {
        type: 'TokenTimesWrong',
        message:
          'The times of the token cannot work: expireTime must be in the future, but is 1970-01-01T00:01:00.000Z, and now it is 1970-01-01T00:01:00.000Z.',
        advice: 'Where tokens are made later than the options, make the options anew for each: defer(() => createEphemeralToken(…)).',
        problems: [{ field: 'expireTime', problem: expect.stringMatching(/^must be in the future/) as unknown }],
      },
    ]);
    expect(late.end()).toBe('complete');
    expect(service.asked).toHaveLength(1);
    expect(apiKey).toHaveBeenCalledTimes(1);
  });

  it('are all named', () => {
    const far = new Date(20 * 3_600_000);
    const seen = see(create({ expireTime: far, newSessionExpireTime: far, scheduler: at(0), fetch: silent }));
    expect(seen.values).toMatchObject([
      { type: 'TokenTimesWrong', problems: [{ field: 'expireTime' }, { field: 'newSessionExpireTime' }] },
    ]);
  });
});

describe('the service', () => {
  const causes: readonly (readonly [string, unknown, string])[] = [
    ['an error', new Error('no route'), 'no route'],
    ['the cause of an error', new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') }), 'connect ECONNREFUSED'],
    [
      'the code of a cause',
      new TypeError('fetch failed', { cause: Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }) }),
      'getaddrinfo (the host name is unknown)',
    ],
    ['a text', 'no route', 'no route'],
    ['nothing', undefined, 'no reason was given'],
  ];

  it.each(causes)('that cannot be reached is told with the words of %s', async (_what, thrown, words) => {
    expect(await errorOf({ fetch: failing(thrown) })).toEqual({
      type: 'TokenServiceUnreachable',
      message: `The service could not be reached: ${words}.`,
      advice: 'Check the network and baseUrl.',
    });
  });

  it('may be named by errors that cause each other', async () => {
    const [one, other] = [new Error('one'), new Error('other')];
    one.cause = other;
    other.cause = one;
    expect(await errorOf({ fetch: failing(one) })).toMatchObject({ type: 'TokenServiceUnreachable' });
  });

  it('that refuses is told', async () => {
    expect(await errorOf({ fetch: answering(403, '{"error":{"status":"PERMISSION_DENIED"}}') })).toMatchObject({
      type: 'TokenRefused',
      kind: 'auth',
      httpStatus: 403,
    });
  });

  it('that gives what is no token is told', async () => {
    expect(await errorOf({ fetch: answering(200, '{}') })).toMatchObject({ type: 'TokenUnreadable', httpStatus: 200 });
  });

  it('that agrees gives the token', async () => {
    expect(await errorOf({ fetch: answering(200, `{"name":"${TOKEN}"}`) })).toEqual({ name: TOKEN, uses: 1, apiVersion: 'v1beta' });
  });
});
