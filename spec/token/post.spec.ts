import { left, right } from 'fp-ts/lib/Either.js';
import type { FetchLike } from '../../lib/token/fetch-like';
import { post } from '../../lib/token/post';
import { watchForFailures } from '../support/leaks';
import { see } from '../support/log';
import { bodyByHand, minted, serviceByHand, settled, type ServiceByHand } from './service';

const REQUEST = { method: 'POST', headers: { 'x-a': 'b' }, body: '{}', redirect: 'manual' } as const;
const URL = 'https://a.example/';

const asking = (service: ServiceByHand) => see(post(service.fetch, URL, REQUEST));

const signalOf = ({ asked: [first] }: ServiceByHand): AbortSignal => {
  if (first === undefined) throw new Error('Nobody asked.');
  return first.request.signal;
};

describe('post', () => {
  it('asks at each subscription and not before', () => {
    const service = serviceByHand();
    const answer$ = post(service.fetch, URL, REQUEST);
    expect(service.asked).toEqual([]);
    see(answer$);
    see(answer$);
    expect(service.asked).toMatchObject([
      { url: URL, request: REQUEST },
      { url: URL, request: REQUEST },
    ]);
    expect(service.asked[0]?.request.signal).not.toBe(service.asked[1]?.request.signal);
  });

  it('emits the answer when all of it is there, and leaves a finished request alone', async () => {
    const service = serviceByHand();
    const body = bodyByHand();
    const seen = asking(service);
    service.answer(new Response(body.stream, { status: 418 }));
    body.write('tea');
    await settled();
    expect(seen.values).toEqual([]);
    body.end();
    await settled();
    expect(seen.values).toEqual([{ httpStatus: 418, body: right({ text: 'tea', isWhole: true }) }]);
    expect(seen.end()).toBe('complete');
    expect(signalOf(service).aborted).toBe(false);
    expect(body.isCancelled()).toBe(false);
  });

  it('takes an answer without a body', async () => {
    const service = serviceByHand();
    const seen = asking(service);
    service.answer(new Response(null, { status: 204 }));
    await settled();
    expect(seen.values).toEqual([{ httpStatus: 204, body: right({ text: '', isWhole: true }) }]);
  });

  it('says that a body broke off', async () => {
    const service = serviceByHand();
    const body = bodyByHand();
    const seen = asking(service);
    service.answer(new Response(body.stream, { status: 200 }));
    await settled();
    body.break(new Error('cut'));
    await settled();
    expect(seen.values).toEqual([{ httpStatus: 200, body: left(new Error('cut')) }]);
    expect(seen.end()).toBe('complete');
  });

  it('says that a body cannot be read at all', async () => {
    const body = { cancel: () => Promise.resolve() } as unknown as ReadableStream<Uint8Array>;
    const seen = see(post(() => Promise.resolve({ status: 200, body }), URL, REQUEST));
    await settled();
    expect(seen.values).toMatchObject([{ httpStatus: 200, body: { _tag: 'Left' } }]);
  });

  it.each<readonly [string, FetchLike]>([
    ['rejects', () => Promise.reject(new Error('no route'))],
    [
      'throws',
      () => {
        throw new Error('no route');
      },
    ],
  ])('errors where fetch %s', async (_how, fetch) => {
    const seen = see(post(fetch, URL, REQUEST));
    await settled();
    expect(seen.end()).toEqual(new Error('no route'));
  });

  it('aborts when it is left before the answer', () => {
    const service = serviceByHand();
    const { subscription } = asking(service);
    expect(signalOf(service).aborted).toBe(false);
    subscription.unsubscribe();
    expect(signalOf(service).aborted).toBe(true);
  });

  it('aborts and lets go of the body when it is left inside the answer', async () => {
    const service = serviceByHand();
    const body = bodyByHand();
    const { subscription } = asking(service);
    service.answer(new Response(body.stream));
    body.write('{');
    await settled();
    subscription.unsubscribe();
    expect(signalOf(service).aborted).toBe(true);
    expect(body.isCancelled()).toBe(true);
  });

  it('lets go of an answer that comes when nobody waits for it', async () => {
    const service = serviceByHand();
    const body = bodyByHand();
    const { subscription, values } = asking(service);
    subscription.unsubscribe();
    service.answer(new Response(body.stream));
    await settled();
    expect(body.isCancelled()).toBe(true);
    expect(values).toEqual([]);
  });

  it('lets go of one that comes in the very turn in which it is left', async () => {
    const service = serviceByHand();
    const body = bodyByHand();
    const { subscription } = asking(service);
    service.answer(new Response(body.stream));
    subscription.unsubscribe();
    await settled();
    expect(body.isCancelled()).toBe(true);
  });

  it('leaves nothing that nobody caught', async () => {
    const watch = watchForFailures();
    const left = serviceByHand();
    asking(left).subscription.unsubscribe();
    left.fail(new Error('aborted'));
    const empty = serviceByHand();
    asking(empty).subscription.unsubscribe();
    empty.answer(new Response(null, { status: 204 }));
    const broken = serviceByHand();
    const body = bodyByHand();
    const { subscription } = asking(broken);
    broken.answer(new Response(body.stream));
    await settled();
    body.break(new Error('aborted'));
    subscription.unsubscribe();
    const done = serviceByHand();
    const seen = asking(done);
    done.answer(minted());
    await settled();
    await watch.settle();
    watch.stop();
    expect(seen.values).toHaveLength(1);
    expect(watch.caught).toEqual([]);
  });
});
