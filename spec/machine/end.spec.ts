import type { Input } from '../../lib/machine/input';
import type { Settings } from '../../lib/machine/settings';
import { DEFAULT_RECONNECTION, DEFAULT_ROTATION } from '../../lib/machine/settings';
import { initialState, type State } from '../../lib/machine/state';
import { disconnect, sendText, sendToolResponse } from '../../lib/wire/commands';
import type { ServerMessage } from '../../lib/wire/server-message';
import {
  back,
  begin,
  callFor,
  closed,
  closing,
  commanded,
  dialling,
  effectsOf,
  ended,
  errorsOf,
  handleOf,
  live,
  liveAfter,
  openedState,
  PROOF,
  received,
  run,
  say,
  sentBy,
  stateOf,
  story,
  ticked,
  TRANSPARENT,
  TURN_COMPLETE,
  USER_ENDS,
  USER_STARTS,
} from '../support/machine';

const leave = (whenQuietMs?: number, at = 0): Input =>
  commanded(whenQuietMs === undefined ? disconnect() : { ...disconnect(), whenQuietMs }, at);

describe('disconnect', () => {
  it('before the dial ends at once, and the phase stays', () => {
    const { state, events, effects } = run(initialState, leave());
    expect([state.type, events, effects]).toEqual(['Ended', [{ type: 'Disconnected' }], []]);
    expect(run(state, begin()).state.type).toBe('Ended');
  });

  it('before the dial does not wait for a quiet moment, though something waits to be sent', () => {
    expect(run(initialState, commanded(sendText('x')), leave(500)).state.type).toBe('Ended');
  });

  it('before the dial tells what was not told and what was not sent', () => {
    const failed: Input = { type: 'Failed', at: 0, error: { type: 'CommandSourceFailed', message: 'no' } };
    const { events } = run(initialState, failed, commanded(sendText('x')), leave());
    expect(errorsOf(events).map(({ type }) => type)).toEqual(['CommandSourceFailed', 'CommandsDropped']);
    expect(events.at(-1)).toEqual({ type: 'Disconnected' });
  });

  it('while dialling lets go of the dial', () => {
    const { state, events, effects } = run(dialling(), leave());
    expect(story(events)).toEqual(['Connecting>Disconnecting', 'Disconnecting>Disconnected', 'Disconnected']);
    expect(events.at(-1)).toEqual({ type: 'Disconnected' });
    expect(effects).toEqual([
      { type: 'StopTimer', timer: 1 },
      { type: 'Abandon', generation: 1 },
    ]);
    expect(state.type).toBe('Ended');
  });

  const up: readonly (readonly [string, State, string, number])[] = [
    ['before setupComplete', openedState({ timeouts: { connect: 7, setup: 8, close: 9 } }), 'SetupSent>Disconnecting', 2],
    ['while live', live({ timeouts: { connect: 7, setup: 8, close: 9 } }), 'Active>Disconnecting', 0],
  ];
  it.each(up)('%s hands the close frame over and gives the peer its time', (_when, state, change, deadline) => {
    const { state: after, events, effects } = run(state, leave());
    expect(story(events)).toEqual([change]);
    expect(effects).toEqual([
      ...(deadline === 0 ? [] : [{ type: 'StopTimer', timer: deadline }]),
      { type: 'StartTimer', timer: 3, ms: 9 },
      { type: 'Close', generation: 1, code: 1000, reason: '' },
    ]);
    expect(after).toMatchObject({ type: 'Closing', deadline: 3, from: { type: state.type } });
  });

  it.each([closing(), ended()])('a second time changes nothing when $type', (state) => {
    expect(run(state, leave(), leave(100))).toEqual({ state, messages: [], events: [], effects: [] });
  });

  it('a second time changes nothing in the middle of a turn either', () => {
    const { state } = run(liveAfter(say('Hi')), leave());
    expect(run(state, leave(100))).toEqual({ state, messages: [], events: [], effects: [] });
  });

  it('tells what waited to be sent as ended, before the end', () => {
    const { events } = run(openedState(), commanded(sendText('x')), leave(), closed(1000));
    expect(story(events)).toEqual(['SetupSent>Disconnecting', 'Error', 'Disconnecting>Disconnected', 'Disconnected']);
    expect(errorsOf(events)).toEqual([expect.objectContaining({ type: 'CommandsDropped', why: 'ended', count: 1 })]);
  });
});

describe('disconnect of a session between two connections', () => {
  const policy = (decides: 'rules' | 'app'): Partial<Settings> => ({ reconnect: { ...DEFAULT_RECONNECTION, reseed: null, decides } });
  const lost = (decides: 'rules' | 'app'): State => run(live(policy(decides)), closed(1006)).state;

  it('that waits ends it at once, and stops the wait', () => {
    const { state, events, effects } = run(lost('rules'), leave());
    expect([state.type, events, effects]).toEqual(['Ended', [{ type: 'Disconnected' }], [{ type: 'StopTimer', timer: 3 }]]);
  });

  it('that asks the app whether to go on ends it at once', () => {
    const { state, events, effects } = run(lost('app'), leave());
    expect([state.type, events, effects]).toEqual(['Ended', [{ type: 'Disconnected' }], []]);
  });

  it('tells what should have been repeated, and what waits', () => {
    const read = run(live({ ...policy('rules'), blueprint: TRANSPARENT }), commanded(sendText('read?')), closed(1006));
    const { events } = run(read.state, commanded(sendText('never')), leave());
    expect(errorsOf(events).map(({ type }) => type)).toEqual(['DeliveryUnknown', 'CommandsDropped']);
  });

  it('that moves makes its move the end', () => {
    const moving = run(
      live({ ...policy('rules'), rotate: DEFAULT_ROTATION }),
      received(handleOf('h')),
      received(PROOF),
      received({ goAway: {} }),
    ).state;
    const { state, events, effects } = run(moving, leave());
    expect([stateOf(state, 'Closing').then, events, effects]).toEqual(['end', [], []]);
    expect(run(state, closed(1000)).events.at(-1)).toEqual({ type: 'Disconnected', code: 1000 });
  });

  it('when it is quiet waits for that over as many connections as it takes', () => {
    const waiting = run(lost('rules'), commanded(sendText('x')), leave(60_000));
    expect([waiting.state.type, effectsOf(waiting.effects, 'StartTimer')]).toEqual([
      'Waiting',
      [{ type: 'StartTimer', timer: 4, ms: 60_000 }],
    ]);
    const up = back(waiting.state).state;
    expect(up.type).toBe('Live');
    expect(run(up, received(say('x'), 0, 2), received(TURN_COMPLETE, 0, 2)).state.type).toBe('Closing');
    expect(run(waiting.state, ticked(4, 60_000)).state.type).toBe('Ended');
  });
});

describe('disconnect when it is quiet', () => {
  it.each([
    ['at once where it is', live(), 100],
    ['at once where nothing is to be waited for', liveAfter(say('Hi')), 0],
    ['at once where the time is negative', liveAfter(say('Hi')), -1],
  ] as const)('leaves %s', (_when, state, ms) => {
    const { state: after, effects } = run(state, leave(ms));
    expect([after.type, effectsOf(effects, 'StartTimer')]).toEqual(['Closing', [{ type: 'StartTimer', timer: 3, ms: 2_000 }]]);
  });

  const waiting = run(liveAfter(say('Hi')), leave(500));

  it('waits while it is not, and tells nothing', () => {
    expect([waiting.state.type, waiting.events, waiting.effects]).toEqual(['Live', [], [{ type: 'StartTimer', timer: 3, ms: 500 }]]);
  });

  it('goes on being a session meanwhile', () => {
    const { events, effects } = run(waiting.state, received(say('more')), commanded(sendText('x')));
    expect([story(events), sentBy(effects)]).toEqual([['TextDelta'], [{ realtimeInput: { text: 'x' } }]]);
  });

  it('leaves with the end of the turn, after it was told', () => {
    const { state, events, effects } = run(waiting.state, received(TURN_COMPLETE));
    expect([state.type, state.memory.leaving]).toEqual(['Closing', null]);
    expect(story(events)).toEqual(['TextComplete', 'ModelSpeaking>Active', 'TurnComplete', 'Active>Disconnecting']);
    expect(effects).toEqual([
      { type: 'StopTimer', timer: 3 },
      { type: 'StartTimer', timer: 4, ms: 2_000 },
      { type: 'Close', generation: 1, code: 1000, reason: '' },
    ]);
  });

  it('leaves when its time is up', () => {
    const { state, events } = run(waiting.state, ticked(3, 500));
    expect([state.type, story(events)]).toEqual(['Closing', ['ModelSpeaking>Disconnecting']]);
  });

  it('leaves at once when it is told again without a wait', () => {
    const { state, effects } = run(waiting.state, leave());
    expect([state.type, effectsOf(effects, 'StopTimer')]).toEqual(['Closing', [{ type: 'StopTimer', timer: 3 }]]);
  });

  it.each([
    [500, 0],
    [300, 200],
    [9_000, 100],
  ])('keeps the first wait when it is told again with one that ends no earlier: %d ms at %d ms', (ms, at) => {
    expect(run(waiting.state, leave(ms, at))).toEqual({ state: waiting.state, messages: [], events: [], effects: [] });
  });

  it('waits less when it is told again with a wait that ends earlier', () => {
    const { state, effects } = run(waiting.state, leave(299, 200));
    expect(effects).toEqual([
      { type: 'StopTimer', timer: 3 },
      { type: 'StartTimer', timer: 4, ms: 299 },
    ]);
    expect([run(state, ticked(3)).state.type, run(state, ticked(4, 499)).state.type]).toEqual(['Live', 'Closing']);
  });

  const quietAfter: readonly (readonly [string, readonly ServerMessage[], Input])[] = [
    ['the user was answered', [USER_STARTS, USER_ENDS, say('Yes')], received(TURN_COMPLETE)],
    ['the last call is answered', [callFor('a'), TURN_COMPLETE], commanded(sendToolResponse([{ id: 'a', response: {} }]))],
    ['the turn that went on ends', [{ serverContent: { turnComplete: true, interactionStatus: 'IN_PROGRESS' } }], received(TURN_COMPLETE)],
  ];
  it.each(quietAfter)('leaves when %s', (_when, messages, input) => {
    const { state } = run(liveAfter(...messages), leave(500));
    expect(state.type).toBe('Live');
    expect(run(state, input).state.type).toBe('Closing');
  });

  it('ends as usual where the connection is lost meanwhile', () => {
    const { state, events } = run(waiting.state, closed(1006));
    expect(state.type).toBe('Ended');
    expect(story(events)).toEqual(['Interrupted', 'TextComplete', 'TurnComplete', 'Error', 'ModelSpeaking>Disconnected', 'Disconnected']);
    expect(run(state, ticked(3)).events).toEqual([]);
  });

  it('on the way to a connection sends first what waits', () => {
    const { state, effects } = run(dialling(), commanded(sendText('x')), leave(500));
    expect([state.type, effectsOf(effects, 'StartTimer')]).toEqual(['Dialling', [{ type: 'StartTimer', timer: 2, ms: 500 }]]);
    const up = run(state, { type: 'Opened', at: 0, generation: 1 }, received({ setupComplete: {} }));
    expect([up.state.type, sentBy(up.effects).length]).toEqual(['Live', 2]);
    expect(run(up.state, received(say('Hi')), received(TURN_COMPLETE)).state.type).toBe('Closing');
  });

  it.each([
    ['dialling', dialling(), ['Connecting>Disconnecting', 'Error', 'Disconnecting>Disconnected', 'Disconnected']],
    ['opened', openedState(), ['SetupSent>Disconnecting']],
  ] as const)('its time can be up while %s', (_when, from, told) => {
    const { state } = run(from, commanded(sendText('x')), leave(500));
    const { leaving } = state.memory;
    expect(story(run(state, ticked(leaving ?? 0)).events)).toEqual(told);
  });
});
