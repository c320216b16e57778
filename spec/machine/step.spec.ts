import type { CommandSourceFailed, Internal } from '../../lib/errors/live-error';
import type { Input } from '../../lib/machine/input';
import { initialState, type State } from '../../lib/machine/state';
import { step } from '../../lib/machine/step';
import { disconnect, sendText } from '../../lib/wire/commands';
import {
  begin,
  closed,
  closing,
  commanded,
  deepFreeze,
  dialled,
  dialling,
  effectsOf,
  ended,
  errorsOf,
  live,
  liveAfter,
  notSent,
  opened,
  openedState,
  received,
  run,
  say,
  sentBy,
  story,
  ticked,
  TURN_COMPLETE,
} from '../support/machine';

const source: CommandSourceFailed = { type: 'CommandSourceFailed', message: 'The source failed.' };
const internal: Internal = { type: 'Internal', message: 'A defect.' };
const failed = (error: CommandSourceFailed | Internal): Input => ({ type: 'Failed', at: 0, error });

const running: readonly State[] = [dialling(), openedState(), live(), closing()];

describe('step', () => {
  it('leads a session from its first command to its end', () => {
    const { state, events, effects } = run(
      initialState,
      commanded(sendText('Hi')),
      begin(),
      dialled(),
      opened(),
      received({ setupComplete: {} }),
      received(say('Hello')),
      received(TURN_COMPLETE),
      commanded(disconnect()),
      closed(1000),
    );
    expect(story(events)).toEqual([
      'Disconnected>Connecting',
      'Connecting>SetupSent',
      'SetupSent>Active',
      'Connected',
      'Active>ModelSpeaking',
      'TextDelta',
      'TextComplete',
      'ModelSpeaking>Active',
      'TurnComplete',
      'Active>Disconnecting',
      'Disconnecting>Disconnected',
      'Disconnected',
    ]);
    expect(effects.map(({ type }) => type)).toEqual([
      'StartTimer',
      'Dial',
      'StopTimer',
      'StartTimer',
      'Send',
      'StopTimer',
      'Send',
      'StartTimer',
      'Close',
      'StopTimer',
    ]);
    expect(sentBy(effects)).toEqual([{ setup: { model: 'models/any' } }, { realtimeInput: { text: 'Hi' } }]);
    expect(state.type).toBe('Ended');
  });

  it('gives the same for the same', () => {
    const state = deepFreeze(liveAfter(say('Hi')));
    const input = deepFreeze(received(TURN_COMPLETE, 5));
    expect(step(state, input)).toEqual(step(state, input));
  });
});

describe('a failure beside the connection', () => {
  it.each(running)('is an error that ends nothing when $type', (state) => {
    expect(run(state, failed(source))).toEqual({
      state,
      messages: [],
      events: [{ type: 'Error', error: source, fatal: false }],
      effects: [],
    });
  });

  it('before the dial is told with it', () => {
    const idle = run(initialState, failed(source));
    expect([idle.events, errorsOf(run(idle.state, begin()).events)]).toEqual([[], [source]]);
  });
});

describe('a defect', () => {
  it.each([
    [initialState, []],
    [dialling(), ['Connecting>Disconnected']],
    [openedState(), ['SetupSent>Disconnected']],
    [live(), ['Active>Disconnected']],
    [closing(), ['Disconnecting>Disconnected']],
  ] as const)('ends the session and lets go of the connection', (state, change) => {
    const { state: after, events, effects } = run(state, failed(internal));
    expect([after.type, story(events)]).toEqual(['Ended', ['Error', ...change, 'Disconnected']]);
    expect(events[0]).toEqual({ type: 'Error', error: internal, fatal: true });
    expect(events.at(-1)).toEqual({ type: 'Disconnected', cause: internal });
    expect(effects).toEqual([{ type: 'Abandon', generation: state.memory.generation }]);
  });
});

describe('after the end', () => {
  it.each([source, internal])('$type is logged and nothing else', (error) => {
    expect(run(ended(), failed(error))).toEqual({
      state: ended(),
      messages: [],
      events: [],
      effects: [
        { type: 'Log', entry: { level: 'error', event: 'failed-after-end', message: error.message, fields: { type: error.type } } },
      ],
    });
  });
});

describe('a message that the socket did not take', () => {
  it.each(running)('is logged, not counted as sent, and ends nothing when $type', (state) => {
    const { state: after, events, effects } = run(state, notSent('SendText', 70));
    const message = 'SendText was not sent: the connection is gone.';
    expect([after.type, after.memory.sent, events]).toEqual([state.type, state.memory.sent - 1, []]);
    expect(effects[0]).toEqual({
      type: 'Log',
      entry: { level: 'warn', event: 'not-sent', message, fields: { command: 'SendText', bytes: 70 } },
    });
  });

  it('is told by the run, as it may come fifty times a second', () => {
    const { state, events, effects } = run(live(), notSent('SendAudio', 70), notSent('SendAudio', 80), notSent('setup', 90));
    const [timer] = effectsOf(effects, 'StartTimer');
    expect([events, timer]).toEqual([[], { type: 'StartTimer', timer: 3, ms: 1_000 }]);
    expect(errorsOf(run(state, ticked(3, 1_000)).events)).toEqual([
      expect.objectContaining({ type: 'CommandsDropped', kind: 'audio', why: 'ended', count: 2, bytes: 150 }),
      expect.objectContaining({ type: 'CommandsDropped', kind: 'control', why: 'ended', count: 1, bytes: 90 }),
    ]);
  });

  it('after the end is no news', () => {
    expect(run(ended(), notSent())).toEqual({ state: ended(), messages: [], events: [], effects: [] });
  });
});
