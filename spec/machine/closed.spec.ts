import type { LiveError } from '../../lib/errors/live-error';
import type { Input } from '../../lib/machine/input';
import type { Settings } from '../../lib/machine/settings';
import type { State } from '../../lib/machine/state';
import { initialState } from '../../lib/machine/state';
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
  received,
  run,
  say,
  stateOf,
  story,
  ticked,
  TRANSPARENT,
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
  it('ends a session of one connection with the reason', () => {
    const { error, story: told, final } = endOf(dialling(), closed(1006, '', { status: 401 }));
    expect(told).toEqual(['Error', 'Connecting>Disconnected', 'Disconnected']);
    expect(error).toMatchObject({ type: 'DialFailed', status: 401 });
    expect(final).toMatchObject({ type: 'Disconnected', code: 1006, cause: error });
  });

  it('stops the deadline', () => {
    expect(run(dialling(), closed(1006)).effects).toEqual([{ type: 'StopTimer', timer: 1 }]);
  });
});

describe('closed before the setup was answered', () => {
  it.each([
    [1007, 'API key not valid.', null, 'SetupRefused'],
    [1006, '', null, 'ConnectionLost'],
    [1007, 'Session not found', 'h', 'ResumeRefused'],
    [1007, 'Request contains an invalid argument.', 'h', 'ResumeRefused'],
  ] as const)('%d "%s" ends a session of one connection, with the handle %s: %s', (code, reason, handle, type) => {
    const { error, story: told, final } = endOf(openedState({ handle }), closed(code, reason));
    expect(told).toEqual(['Error', 'SetupSent>Disconnected', 'Disconnected']);
    expect(error).toMatchObject({ type });
    expect(final).toEqual({ type: 'Disconnected', code, ...(reason !== '' && { reason }), cause: error });
  });

  it('will not be retried', () => {
    expect(endOf(openedState(), closed(1006)).error).toMatchObject({ type: 'ConnectionLost', willRetry: false });
  });

  it('closes the turn of which something came before it', () => {
    const early = run(openedState(), received(say('early'))).state;
    expect(endOf(early, closed(1006)).story).toEqual([
      'Interrupted',
      'TextComplete',
      'TurnComplete',
      'Error',
      'SetupSent>Disconnected',
      'Disconnected',
    ]);
  });

  it('stops the deadline', () => {
    expect(run(openedState(), closed(1006)).effects).toEqual([{ type: 'StopTimer', timer: 2 }]);
  });
});

describe('closed while live', () => {
  it.each([
    [1006, ''],
    [1007, 'Request contains an invalid argument.'],
    [4000, 'whatever'],
  ] as const)('%d "%s" ends a session of one connection as lost', (code, reason) => {
    const { error, story: told, final } = endOf(live(), closed(code, reason));
    expect(told).toEqual(['Error', 'Active>Disconnected', 'Disconnected']);
    expect(error).toMatchObject({ type: 'ConnectionLost', willRetry: false, close: { code, reason } });
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
  const asked = (settings: Partial<Settings> = {}): State => run(live(settings), commanded(sendText('Hi'))).state;
  const leaving = (settings: Partial<Settings> = {}): State => run(asked(settings), commanded({ type: 'Disconnect' })).state;

  it.each([1000, 1006, 1011])('%d is an end without a cause', (code) => {
    const { events, effects } = run(closing(), closed(code, 'bye'));
    expect(story(events)).toEqual(['Disconnecting>Disconnected', 'Disconnected']);
    expect(events.at(-1)).toEqual({ type: 'Disconnected', code, reason: 'bye' });
    expect(effects).toEqual([{ type: 'StopTimer', timer: 3 }]);
  });

  it.each([1000, 1005])('%d answers the close frame, so that all has arrived that went before it', (code) => {
    const { state, events } = run(leaving(), closed(code));
    expect([state.memory.delivered, state.memory.unknown, errorsOf(events)]).toEqual([1, 0, []]);
  });

  it.each([1006, 1011])('%d leaves it unknown whether what was sent has arrived', (code) => {
    const { state, events } = run(leaving(), closed(code));
    expect([state.memory.delivered, state.memory.unknown]).toEqual([0, 1]);
    expect(errorsOf(events)).toEqual([expect.objectContaining({ type: 'DeliveryUnknown', kind: 'content', count: 1 })]);
  });

  it('leaves it unknown where the peer says nothing at all', () => {
    const state = stateOf(leaving(), 'Closing');
    const { state: after, effects } = run(state, ticked(state.deadline));
    expect([after.memory.delivered, after.memory.unknown]).toEqual([0, 1]);
    expect(effects[0]).toEqual({ type: 'Abandon', generation: 1 });
  });

  it('for good counts as read also where the server tells how far it had read', () => {
    expect(run(leaving({ blueprint: TRANSPARENT }), closed(1000)).state.memory).toMatchObject({ delivered: 1, resend: [] });
  });
});

describe('closed before the dial and after the end', () => {
  it.each([ended(), { ...initialState, memory: { ...initialState.memory, generation: 1 } }])('changes nothing when $type', (state) => {
    expect(run(state, closed(1006))).toEqual({ state, messages: [], events: [], effects: [] });
  });
});

describe('what was lost with the connection', () => {
  it('is told before the cause', () => {
    const waiting = run(dialling(), commanded(sendText('never')));
    const { events } = run(waiting.state, closed(1006));
    expect(errorsOf(events).map(({ type }) => type)).toEqual(['CommandsDropped', 'DialFailed']);
    expect(eventsOf(events, 'Error').map(({ fatal }) => fatal)).toEqual([false, true]);
  });
});
