import type { LiveError } from '../../lib/errors/live-error';
import { connectionLost, dialFailed, dialTimeout, isClean, setupRefused, setupTimeout } from '../../lib/machine/explain-loss';
import type { InputOf } from '../../lib/machine/input';
import type { Continuity } from '../../lib/machine/state';
import { capabilitiesOf } from '../../lib/wire/model-capabilities';
import type { Setup } from '../../lib/wire/setup-message';
import { blueprintOf, closed, dialling, settingsWith } from '../support/machine';

type Closed = InputOf<'Closed'>;
const close = (code: number, reason = '', more: Partial<Closed> = {}): Closed => closed(code, reason, more) as Closed;

describe('dialFailed', () => {
  const failures: readonly (readonly [Partial<Closed>, string, string | undefined, string])[] = [
    [{}, 'The connection could not be opened.', 'Check the network, the host and the port.', 'yes'],
    [{ cause: 'ECONNREFUSED' }, 'The connection could not be opened: ECONNREFUSED.', 'Check the network, the host and the port.', 'yes'],
    [{ status: 401, reason: 'gone' }, 'The connection could not be opened: HTTP 401, gone.', 'Check the API key or the token.', 'never'],
    [{ status: 400 }, 'The connection could not be opened: HTTP 400.', 'The request was malformed. Check the endpoint.', 'never'],
    [
      { status: 403 },
      'The connection could not be opened: HTTP 403.',
      'Check the API key or the token, and that it may use this API.',
      'never',
    ],
    [
      { status: 404 },
      'The connection could not be opened: HTTP 404.',
      'Check the URL, the API version and the region of the endpoint.',
      'never',
    ],
    [
      { status: 429, cause: 'slow down' },
      'The connection could not be opened: HTTP 429, slow down.',
      'Too many sessions or requests: wait, or raise the quota.',
      'never',
    ],
    [{ status: 418 }, 'The connection could not be opened: HTTP 418.', undefined, 'never'],
    [{ status: 408 }, 'The connection could not be opened: HTTP 408.', undefined, 'yes'],
    [{ status: 302 }, 'The connection could not be opened: HTTP 302.', undefined, 'yes'],
    [{ status: 503, cause: 'busy.' }, 'The connection could not be opened: HTTP 503, busy.', undefined, 'yes'],
  ];
  it.each(failures)('%j', (more, message, advice, retry) => {
    const loss = dialFailed(close(1006, more.reason, more));
    expect(loss.error).toMatchObject({ type: 'DialFailed', message });
    expect([loss.error.advice, loss.retry, loss.close]).toEqual([advice, retry, { code: 1006, reason: more.reason ?? '' }]);
  });

  it('tells the status where there is one', () => {
    expect(dialFailed(close(1006, '', { status: 403 })).error).toMatchObject({ status: 403 });
    expect(dialFailed(close(1006)).error).not.toHaveProperty('status');
  });
});

describe('dialTimeout', () => {
  it.each([
    ['resumption', 'DialTimeout', 'The function that gives the token to resume with did not answer within 70 ms.'],
    ['credential', 'CredentialFailed', 'The credential did not come within 70 ms.'],
    ['socket', 'DialTimeout', 'The socket did not open within 70 ms.'],
  ] as const)('of a dial that waits for the %s', (waitsFor, type, message) => {
    const state = dialling({ timeouts: { connect: 70, setup: 80, close: 90 } });
    expect(dialTimeout({ ...state, waitsFor })).toEqual({
      error: { type, message, advice: expect.stringContaining('timeouts.connect') as string },
      retry: 'yes',
      close: null,
    });
  });
});

describe('setupTimeout', () => {
  it('may do better the next time', () => {
    expect(setupTimeout(80)).toEqual({
      error: {
        type: 'SetupTimeout',
        message: 'The server did not answer the setup within 80 ms.',
        advice: 'Dial again, or raise timeouts.setup.',
      },
      retry: 'yes',
      close: null,
    });
  });
});

describe('setupRefused', () => {
  const NOT_FOUND = 'Session not found';
  const BAD = 'Request contains an invalid argument.';
  const causes: readonly (readonly [number, string, Continuity, LiveError['type'], string, string])[] = [
    [1007, 'API key not valid.', 'fresh', 'SetupRefused', 'The server refused the setup with close 1007 "API key not valid.".', 'never'],
    [1011, '', 'fresh', 'SetupRefused', 'The server refused the setup with close 1011.', 'yes'],
    [1000, '', 'fresh', 'SetupRefused', 'The server refused the setup with close 1000.', 'never'],
    [1006, '', 'fresh', 'ConnectionLost', 'The connection was lost before the server answered the setup (1006).', 'yes'],
    [1006, '', 'resumed', 'ConnectionLost', 'The connection was lost before the server answered the setup (1006).', 'yes'],
    [1007, NOT_FOUND, 'resumed', 'ResumeRefused', `The server does not resume this session (1007 "${NOT_FOUND}").`, 'fresh'],
    [1008, NOT_FOUND, 'resumed', 'ResumeRefused', `The server does not resume this session (1008 "${NOT_FOUND}").`, 'fresh'],
    [1007, BAD, 'resumed', 'ResumeRefused', `The server does not resume this session (1007 "${BAD}").`, 'fresh'],
    [1007, '', 'resumed', 'ResumeRefused', 'The server does not resume this session (1007).', 'fresh'],
    [1007, BAD, 'fresh', 'SetupRefused', `The server refused the setup with close 1007 "${BAD}".`, 'never'],
    [1007, BAD, 'reseeded', 'SetupRefused', `The server refused the setup with close 1007 "${BAD}".`, 'never'],
    [1008, BAD, 'resumed', 'SetupRefused', `The server refused the setup with close 1008 "${BAD}".`, 'never'],
    [1007, NOT_FOUND, 'fresh', 'SetupRefused', `The server refused the setup with close 1007 "${NOT_FOUND}".`, 'fresh'],
    [1007, 'API key not valid.', 'resumed', 'SetupRefused', 'The server refused the setup with close 1007 "API key not valid.".', 'never'],
  ];
  it.each(causes)('%d "%s" of a %s session is %s', (code, reason, continuity, type, message, retry) => {
    const loss = setupRefused(continuity, close(code, reason));
    expect(loss.error).toMatchObject({ type, message, close: { code, reason }, advice: expect.any(String) as string });
    expect([loss.retry, loss.close]).toEqual([retry, { code, reason }]);
  });

  const sentTo = (model: string, setup: Setup) => {
    const blueprint = blueprintOf();
    const home = { type: 'geminiApi' } as const;
    return {
      settings: settingsWith({ capabilities: capabilitiesOf(model), setupCheck: 'warn' }),
      blueprint: { ...blueprint, parts: { ...blueprint.parts, home, model, setup } },
    };
  };
  const adviceOn = (reason: string, sent?: Parameters<typeof setupRefused>[2]): string =>
    setupRefused('fresh', close(1007, reason), sent).error.advice ?? '';

  it('tells what may be wrong with the setup that was sent, and no more than three things', () => {
    const setup: Setup = { generationConfig: { responseModalities: ['TEXT'] } };
    expect(adviceOn(BAD, sentTo('gemini-3.8-live', setup))).toBe(
      `${adviceOn(BAD)} It may be this: setup.generationConfig.responseModalities: gemini-3.8-live only speaks; ask for ['AUDIO'], and for outputAudioTranscription: what it says comes as text then.`,
    );
    const strange = { one: 1, two: 2, three: 3, four: 4 } as Setup;
    expect(adviceOn(BAD, sentTo('gemini-3.8-live', strange))).toMatch(
      /this: setup\.one: .*\. Or this: setup\.two: .*\. Or this: setup\.three: (?!.*four)/,
    );
  });

  it('suspects what the session declared for its tools, too', () => {
    const { settings, blueprint } = sentTo('gemini-3.8-live-extended-thinking', {});
    const functions = [{ name: 'lamp', behavior: 'BLOCKING' as const }];
    const advice = adviceOn(BAD, { settings, blueprint: { ...blueprint, parts: { ...blueprint.parts, functions } } });
    expect(advice).toContain('setup.tools[0].functionDeclarations[0].behavior');
  });

  it('tells it of a model that the server does not find', () => {
    const advice = adviceOn('models/gemini-3.8-liv is not found for API version v1beta', sentTo('gemini-3.8-liv', {}));
    expect(advice).toContain('model: gemini-3.8-liv is not in the table of models');
  });

  it('says nothing of a setup that has nothing to do with it, or that nothing is known against', () => {
    const wrong = sentTo('gemini-3.8-live', { generationConfig: { responseModalities: ['TEXT'] } });
    expect(adviceOn('API key not valid.', wrong)).toBe(adviceOn('API key not valid.'));
    expect(adviceOn(BAD, sentTo('gemini-3.8-live', {}))).toBe(adviceOn(BAD));
  });

  it('advises a fresh session where a handle is refused', () => {
    const { error } = setupRefused('resumed', close(1007, BAD));
    expect(error).toMatchObject({ advice: 'Start a fresh session without the handle.', close: { retry: 'fresh' } });
  });
});

describe('connectionLost', () => {
  it.each([
    [1006, '', 'The connection was lost (1006).', 'transient', 'yes'],
    [1011, 'Deadline expired.', 'The connection was lost (1011 "Deadline expired.").', 'endOfLife', 'yes'],
    [1007, 'Invalid argument.', 'The connection was lost (1007 "Invalid argument.").', 'badRequest', 'never'],
    [1008, 'Requested entity was not found.', 'The connection was lost (1008 "Requested entity was not found.").', 'transient', 'once'],
    [4000, 'whatever', 'The connection was lost (4000 "whatever").', 'unknown', 'once'],
  ] as const)('%d "%s"', (code, reason, message, kind, retry) => {
    const loss = connectionLost(close(code, reason));
    expect(loss.error).toMatchObject({ type: 'ConnectionLost', message, willRetry: false, close: { code, reason, kind } });
    expect([loss.retry, loss.close]).toEqual([retry, { code, reason }]);
  });
});

describe('isClean', () => {
  it.each([
    [connectionLost(close(1000)), true],
    [connectionLost(close(1005)), true],
    [connectionLost(close(1000, 'quota exceeded')), false],
    [connectionLost(close(1006)), false],
    [setupRefused('fresh', close(1000)), false],
    [dialFailed(close(1000)), false],
  ])('a loss %#: %s', (loss, expected) => {
    expect(isClean(loss)).toBe(expected);
  });
});
