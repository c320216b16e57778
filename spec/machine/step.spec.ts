import type { CommandSourceFailed, Internal } from '../../lib/errors/live-error';
import type { Input } from '../../lib/machine/input';
import { initialState, type State } from '../../lib/machine/state';
import { step } from '../../lib/machine/step';
import { disconnect, sendText } from '../../lib/wire/commands';
import { DEFAULT_RECONNECTION } from '../../lib/machine/settings';
import {
  begin,
  closed,
  closing,
  commanded,
  decided,
  deepFreeze,
  dialled,
  dialling,
  ended,
  errorsOf,
  LASTING,
  live,
  liveAfter,
  measured,
  notSent,
  opened,
  openedState,
  PATIENT,
  received,
  run,
  say,
  sentBy,
  story,
  TURN_COMPLETE,
  woken,
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

describe('answers of an older connection', () => {
  const OLD = 0;
  const late: readonly Input[] = [
    { type: 'ResumeKnown', at: 0, generation: OLD, token: null },
    dialled(OLD),
    opened(OLD),
    received({ setupComplete: {} }, 0, OLD),
    closed(1006, '', { generation: OLD }),
    { type: 'NotDialled', at: 0, generation: OLD, error: { type: 'CredentialFailed', message: 'late' }, retry: 'yes', random: 0 },
    notSent('SendText', 70, OLD),
    measured(0, 0, OLD),
    decided('yes', OLD),
  ];
  const lost = run(live(LASTING), closed(1006)).state;
  const asking = run(live({ reconnect: { ...DEFAULT_RECONNECTION, reseed: null, decides: 'app' } }), closed(1006)).state;
  const states = [dialling(), openedState(), live(), closing(), lost, asking, ended()];
  it.each(states.flatMap((state) => late.map((input) => [state.type, input.type, state, input] as const)))(
    'in %s: %s changes nothing',
    (_in, _what, state, input) => {
      expect(run(state, input)).toEqual({ state, messages: [], events: [], effects: [] });
    },
  );

  it('changes nothing where the session should have left by then', () => {
    const leaving = run(live(PATIENT), received({ goAway: { timeLeft: '60s' } })).state;
    const at = 1_000_000;
    expect(run(leaving, closed(1006, '', { generation: OLD, at }))).toEqual({ state: leaving, messages: [], events: [], effects: [] });
  });
});

describe('a reason to dial at once', () => {
  it.each([initialState, dialling(), openedState(), live(), closing(), ended()])('is none where nobody waits, when $type', (state) => {
    expect(run(state, woken())).toEqual({ state, messages: [], events: [], effects: [] });
  });
});

describe('notDialled', () => {
  const error = { type: 'CredentialFailed', message: 'There is no key.' } as const;
  const input: Input = { type: 'NotDialled', at: 0, generation: 1, error, retry: 'yes', random: 0 };

  it('ends the session of one connection with what was wrong with the credential', () => {
    const { events, effects } = run(dialling(), input);
    expect(story(events)).toEqual(['Error', 'Connecting>Disconnected', 'Disconnected']);
    expect(events[0]).toEqual({ type: 'Error', error, fatal: true });
    expect(events.at(-1)).toEqual({ type: 'Disconnected', cause: error });
    expect(effects).toEqual([{ type: 'StopTimer', timer: 1 }]);
  });

  it.each([openedState(), live(), closing(), ended()])('changes nothing when $type', (state) => {
    expect(run(state, input)).toEqual({ state, messages: [], events: [], effects: [] });
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
