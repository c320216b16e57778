import { right } from 'fp-ts/lib/These.js';
import type { Effect } from '../../lib/machine/effect';
import type { Input, InputOf } from '../../lib/machine/input';
import type { Next } from '../../lib/machine/next';
import { DEFAULT_OUTBOX, DEFAULT_TIMEOUTS, type Settings } from '../../lib/machine/settings';
import { type Ended, initialState, type State } from '../../lib/machine/state';
import { step } from '../../lib/machine/step';
import type { ServerMessage } from '../../lib/wire/server-message';
import type { SessionCommand } from '../../lib/wire/session-command';
import type { EventOf, SessionEvent } from '../../lib/wire/session-event';
import { deepFreeze } from '../wire/deep-freeze';

export { deepFreeze };

/** The settings of most specs: the server detects activity, and a pending turn stops the model. */
export const SETTINGS: Settings = {
  setup: '{"setup":{"model":"models/any"}}',
  start: 'fresh',
  activity: 'automatic',
  modality: 'AUDIO',
  capabilities: { textChannel: 'realtimeInput', interruption: 'pendingTurn', scheduling: 'accepted' },
  timeouts: DEFAULT_TIMEOUTS,
  outbox: DEFAULT_OUTBOX,
};

export const settingsWith = (changes: Partial<Settings> = {}): Settings => ({ ...SETTINGS, ...changes });

/** The inputs, at 0 ms and of the first connection unless said otherwise. */
export const begin = (settings: Partial<Settings> = {}, at = 0): Input => ({ type: 'Begin', at, settings: settingsWith(settings) });
export const commanded = (command: SessionCommand, at = 0): Input => ({ type: 'Commanded', at, command });
export const dialled = (generation = 1): Input => ({ type: 'Dialled', at: 0, generation });
export const opened = (generation = 1): Input => ({ type: 'Opened', at: 0, generation });
export const received = (message: ServerMessage, at = 0, generation = 1): Input => ({
  type: 'Received',
  at,
  generation,
  decoded: right(message),
});
export const closed = (code: number, reason = '', more: Partial<InputOf<'Closed'>> = {}): Input => ({
  type: 'Closed',
  at: 0,
  generation: 1,
  code,
  reason,
  ...more,
});
export const notSent = (command = 'SendText', bytes = 70, generation = 1): Input => ({
  type: 'NotSent',
  at: 0,
  generation,
  command,
  bytes,
  why: 'the connection is gone',
});
export const ticked = (timer: number, at = 0): Input => ({ type: 'Ticked', at, timer });

/** Everything that came of some inputs. */
export type Run<S extends State = State> = Next<S>;

/** Feeds inputs to `step` one after the other and collects what comes of them. Nothing that `step` is given can be changed by it. */
export const run = (state: State, ...inputs: readonly Input[]): Run =>
  inputs.reduce<Run>(
    (before, input) => {
      const next = step(deepFreeze(before.state), deepFreeze(input));
      return {
        state: next.state,
        messages: [...before.messages, ...next.messages],
        events: [...before.events, ...next.events],
        effects: [...before.effects, ...next.effects],
      };
    },
    { state, messages: [], events: [], effects: [] },
  );

/** The state, which must be of that type. */
export const stateOf = <T extends State['type']>(state: State, type: T): Extract<State, { readonly type: T }> => {
  if (state.type !== type) throw new Error(`The session is ${state.type}, not ${type}.`);
  return state as Extract<State, { readonly type: T }>;
};

const reach =
  <T extends State['type']>(type: T, ...inputs: readonly Input[]) =>
  (settings: Partial<Settings> = {}, from: State = initialState): Extract<State, { readonly type: T }> =>
    stateOf(run(from, begin(settings), ...inputs).state, type);

/** A session in each state, made by `step` alone. */
export const dialling = reach('Dialling');
export const openedState = reach('Opened', dialled(), opened());
export const live = reach('Live', dialled(), opened(), received({ setupComplete: {} }));
export const closing = reach('Closing', dialled(), opened(), received({ setupComplete: {} }), commanded({ type: 'Disconnect' }));
export const ended = reach('Ended', commanded({ type: 'Disconnect' }));

/** The end of a session whose server closes cleanly. */
export const over = (state: State): Ended => stateOf(run(state, closed(1000)).state, 'Ended');

/** A live session after some messages. */
export const liveAfter = (...messages: readonly ServerMessage[]): State =>
  run(live(), ...messages.map((message) => received(message))).state;

/** Events in short: `Active>ModelSpeaking` for a change of phase, the type for the rest. */
export const story = (events: readonly SessionEvent[]): readonly string[] =>
  events.map((event) => (event.type === 'PhaseChanged' ? `${event.from}>${event.to}` : event.type));

export const eventsOf = <T extends SessionEvent['type']>(events: readonly SessionEvent[], type: T): readonly EventOf<T>[] =>
  events.filter((event): event is EventOf<T> => event.type === type);

export const errorsOf = (events: readonly SessionEvent[]): readonly EventOf<'Error'>['error'][] =>
  eventsOf(events, 'Error').map(({ error }) => error);

export const effectsOf = <T extends Effect['type']>(
  effects: readonly Effect[],
  type: T,
): readonly Extract<Effect, { readonly type: T }>[] =>
  effects.filter((effect): effect is Extract<Effect, { readonly type: T }> => effect.type === type);

/** The messages that were handed to the socket, parsed. */
export const sentBy = (effects: readonly Effect[]): readonly unknown[] =>
  effectsOf(effects, 'Send').map(({ text }): unknown => JSON.parse(text));

/** What the server says, in the fewest words. */
export const say = (text: string): ServerMessage => ({ serverContent: { modelTurn: { parts: [{ text }] } } });
export const callFor = (...ids: readonly string[]): ServerMessage => ({
  toolCall: { functionCalls: ids.map((id) => ({ id, name: `f-${id}` })) },
});
export const cancel = (...ids: readonly string[]): ServerMessage => ({ toolCallCancellation: { ids } });
export const INTERRUPTED: ServerMessage = { serverContent: { interrupted: true } };
export const TURN_COMPLETE: ServerMessage = { serverContent: { turnComplete: true } };
export const USER_STARTS: ServerMessage = { voiceActivity: { type: 'ACTIVITY_START' } };
export const USER_ENDS: ServerMessage = { voiceActivity: { type: 'ACTIVITY_END' } };
