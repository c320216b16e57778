import type { LiveError } from '../../lib/errors/live-error';
import type { Input } from '../../lib/machine/input';
import { initialState, type State } from '../../lib/machine/state';
import { sendText } from '../../lib/wire/commands';
import {
  closed,
  closing,
  commanded,
  dialling,
  ended,
  errorsOf,
  eventsOf,
  live,
  openedState,
  run,
  settingsWith,
  story,
} from '../support/machine';

/** What a session that ended was told at last: the cause, how it was told, and the final event. */
const endOf = (
  state: State,
  input: Input,
): { readonly error: LiveError | undefined; readonly story: readonly string[]; readonly final: unknown } => {
  const { events } = run(state, input);
  const fatal = eventsOf(events, 'Error').filter((event) => event.fatal);
  return { error: fatal[0]?.error, story: story(events), final: events.at(-1) };
};

describe('closed while dialling', () => {
  const failures: readonly (readonly [Input, string, string | undefined])[] = [
    [closed(1006), 'The connection could not be opened.', 'Check the network, the host and the port.'],
    [
      closed(1006, '', { cause: 'ECONNREFUSED' }),
      'The connection could not be opened: ECONNREFUSED.',
      'Check the network, the host and the port.',
    ],
    [closed(1006, 'gone', { status: 401 }), 'The connection could not be opened: HTTP 401, gone.', 'Check the API key or the token.'],
    [closed(1006, '', { status: 418 }), 'The connection could not be opened: HTTP 418.', undefined],
    [
      closed(1006, '', { status: 429, cause: 'slow down' }),
      'The connection could not be opened: HTTP 429, slow down.',
      'Too many sessions or requests: wait, or raise the quota.',
    ],
  ];
  it.each(failures)('%j', (input, message, advice) => {
    const { error, story: told, final } = endOf(dialling(), input);
    expect(told).toEqual(['Error', 'Connecting>Disconnected', 'Disconnected']);
    expect(error).toMatchObject({ type: 'DialFailed', message });
    expect(error?.advice).toBe(advice);
    expect(final).toMatchObject({ type: 'Disconnected', code: 1006, cause: error });
  });

  it('tells the status where there is one', () => {
    expect(endOf(dialling(), closed(1006, '', { status: 403 })).error).toMatchObject({ status: 403 });
    expect(endOf(dialling(), closed(1006)).error).not.toHaveProperty('status');
  });

  it('stops the deadline', () => {
    expect(run(dialling(), closed(1006)).effects).toEqual([{ type: 'StopTimer', timer: 1 }]);
  });
});

describe('closed before the setup was answered', () => {
  const NOT_FOUND = 'Session not found';
  const BAD = 'Request contains an invalid argument.';
  const causes: readonly (readonly [number, string, 'fresh' | 'resumed', LiveError['type'], string])[] = [
    [1007, 'API key not valid.', 'fresh', 'SetupRefused', 'The server refused the setup with close 1007 "API key not valid.".'],
    [1011, '', 'fresh', 'SetupRefused', 'The server refused the setup with close 1011.'],
    [1000, '', 'fresh', 'SetupRefused', 'The server refused the setup with close 1000.'],
    [1006, '', 'fresh', 'ConnectionLost', 'The connection was lost before the server answered the setup (1006).'],
    [1006, '', 'resumed', 'ConnectionLost', 'The connection was lost before the server answered the setup (1006).'],
    [1007, NOT_FOUND, 'resumed', 'ResumeRefused', `The server does not resume this session (1007 "${NOT_FOUND}").`],
    [1007, BAD, 'resumed', 'ResumeRefused', `The server does not resume this session (1007 "${BAD}").`],
    [1007, '', 'resumed', 'ResumeRefused', 'The server does not resume this session (1007).'],
    [1007, BAD, 'fresh', 'SetupRefused', `The server refused the setup with close 1007 "${BAD}".`],
    [1008, BAD, 'resumed', 'SetupRefused', `The server refused the setup with close 1008 "${BAD}".`],
    [1007, NOT_FOUND, 'fresh', 'SetupRefused', `The server refused the setup with close 1007 "${NOT_FOUND}".`],
    [1007, 'API key not valid.', 'resumed', 'SetupRefused', 'The server refused the setup with close 1007 "API key not valid.".'],
  ];
  it.each(causes)('%d "%s" of a %s session is %s', (code, reason, start, type, message) => {
    const { error, story: told, final } = endOf(openedState({ start }), closed(code, reason));
    expect(told).toEqual(['Error', 'SetupSent>Disconnected', 'Disconnected']);
    expect(error).toMatchObject({ type, message, close: { code, reason }, advice: expect.any(String) as string });
    expect(final).toEqual({ type: 'Disconnected', code, ...(reason !== '' && { reason }), cause: error });
  });

  it('advises a fresh session where a handle is refused', () => {
    const { error } = endOf(openedState({ start: 'resumed' }), closed(1007, BAD));
    expect(error).toMatchObject({ advice: 'Start a fresh session without the handle.', close: { retry: 'fresh' } });
  });

  it('will not be retried', () => {
    expect(endOf(openedState(), closed(1006)).error).toMatchObject({ type: 'ConnectionLost', willRetry: false });
  });

  it('stops the deadline', () => {
    expect(run(openedState(), closed(1006)).effects).toEqual([{ type: 'StopTimer', timer: 2 }]);
  });
});

describe('closed while live', () => {
  it.each([
    [1006, '', 'The connection was lost (1006).', 'transient'],
    [
      1011,
      'Deadline expired before operation could complete.',
      'The connection was lost (1011 "Deadline expired before operation could complete.").',
      'endOfLife',
    ],
    [
      1007,
      'Request contains an invalid argument.',
      'The connection was lost (1007 "Request contains an invalid argument.").',
      'badRequest',
    ],
    [4000, 'whatever', 'The connection was lost (4000 "whatever").', 'unknown'],
  ] as const)('%d "%s" is a lost connection', (code, reason, message, kind) => {
    const { error, story: told, final } = endOf(live(), closed(code, reason));
    expect(told).toEqual(['Error', 'Active>Disconnected', 'Disconnected']);
    expect(error).toMatchObject({ type: 'ConnectionLost', message, willRetry: false, close: { code, reason, kind } });
    expect(final).toEqual({ type: 'Disconnected', code, ...(reason !== '' && { reason }), cause: error });
  });

  it.each([
    [1000, ''],
    [1000, 'bye'],
    [1005, ''],
  ])('%d "%s" is an end without a cause', (code, reason) => {
    const { error, story: told, final } = endOf(live(), closed(code, reason));
    expect([error, told]).toEqual([undefined, ['Active>Disconnected', 'Disconnected']]);
    expect(final).toEqual({ type: 'Disconnected', code, ...(reason !== '' && { reason }) });
  });
});

describe('closed while closing', () => {
  it.each([1000, 1006, 1011])('%d is an end without a cause', (code) => {
    const { events, effects } = run(closing(), closed(code, 'bye'));
    expect(story(events)).toEqual(['Disconnecting>Disconnected', 'Disconnected']);
    expect(events.at(-1)).toEqual({ type: 'Disconnected', code, reason: 'bye' });
    expect(effects).toEqual([{ type: 'StopTimer', timer: 3 }]);
  });
});

describe('closed before the dial and after the end', () => {
  it.each([ended(), { ...initialState, memory: { ...initialState.memory, generation: 1 } }])('changes nothing when $type', (state) => {
    expect(run(state, closed(1006))).toEqual({ state, messages: [], events: [], effects: [] });
  });
});

describe('what was lost with the connection', () => {
  it('is told before the cause', () => {
    const waiting = run(dialling(settingsWith()), commanded(sendText('never')));
    const { events } = run(waiting.state, closed(1006));
    expect(errorsOf(events).map(({ type }) => type)).toEqual(['CommandsDropped', 'DialFailed']);
    expect(eventsOf(events, 'Error').map(({ fatal }) => fatal)).toEqual([false, true]);
  });
});
