import { right } from 'fp-ts/lib/These.js';
import type { Effect } from '../../lib/machine/effect';
import type { Input, InputOf } from '../../lib/machine/input';
import type { Next } from '../../lib/machine/next';
import {
  DEFAULT_OUTBOX,
  DEFAULT_RECONNECTION,
  DEFAULT_RESEED,
  DEFAULT_ROTATION,
  DEFAULT_TIMEOUTS,
  DEFAULT_WATCHDOGS,
  type Blueprint,
  type Settings,
} from '../../lib/machine/settings';
import { type Ended, initialState, type State } from '../../lib/machine/state';
import { step } from '../../lib/machine/step';
import type { ResumeToken } from '../../lib/machine/resumption';
import { capabilitiesOf } from '../../lib/wire/model-capabilities';
import type { ServerMessage } from '../../lib/wire/server-message';
import type { SessionCommand } from '../../lib/wire/session-command';
import type { SetupMessage } from '../../lib/wire/setup-message';
import type { EventOf, SessionEvent } from '../../lib/wire/session-event';
import { deepFreeze } from '../wire/deep-freeze';

export { deepFreeze };

/** What a connection is set up with, given the setup as an app writes it. */
export const blueprintOf = (setup: Omit<SetupMessage, 'model'> = {}): Blueprint => ({
  parts: { home: { type: 'custom' }, model: 'models/any', setup, askForResumption: false },
  message: { ...setup, model: 'models/any' },
});

/** The app says when the user speaks. */
export const MANUAL = blueprintOf({ realtimeInputConfig: { automaticActivityDetection: { disabled: true } } });

/** The server tells how far it has read. */
export const TRANSPARENT = blueprintOf({ sessionResumption: { transparent: true } });

/** Watchdogs that sleep. */
export const ASLEEP: Settings['watchdogs'] = { idleMs: Infinity, stallMs: Infinity, onStall: 'tell', poisonedMs: Infinity };

/** The settings of most specs: one connection, the server detects activity, a pending turn stops the model, no watchdog. */
export const SETTINGS: Settings = {
  blueprint: blueprintOf(),
  handle: null,
  resume: 'none',
  endpoint: 'custom:live.example/',
  apiVersion: null,
  setupCheck: 'refuse',
  capabilities: { ...capabilitiesOf('gemini-3.8-live'), interruption: 'pendingTurn' },
  timeouts: DEFAULT_TIMEOUTS,
  outbox: DEFAULT_OUTBOX,
  reconnect: null,
  rotate: null,
  watchdogs: ASLEEP,
};

/** A session that outlives its connections, without its timers. */
export const PATIENT: Partial<Settings> = {
  reconnect: { ...DEFAULT_RECONNECTION, reseed: DEFAULT_RESEED, decides: 'rules' },
  rotate: DEFAULT_ROTATION,
};

/** A session that outlives its connections. */
export const LASTING: Partial<Settings> = { ...PATIENT, watchdogs: DEFAULT_WATCHDOGS };

export const settingsWith = (changes: Partial<Settings> = {}): Settings => ({ ...SETTINGS, ...changes });

/** The inputs, at 0 ms and of the first connection unless said otherwise. */
export const begin = (settings: Partial<Settings> = {}, at = 0): Input => ({ type: 'Begin', at, settings: settingsWith(settings) });
export const commanded = (command: SessionCommand, at = 0): Input => ({ type: 'Commanded', at, command });
export const resumeKnown = (token: ResumeToken | null): Input => ({ type: 'ResumeKnown', at: 0, generation: 1, token });
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
  random: 0.5,
  ...more,
});
export const notSent = (command = 'SendText', bytes = 70, generation = 1): Input => ({
  type: 'NotSent',
  at: 0,
  generation,
  command,
  bytes,
  why: 'the connection is gone',
  index: 0,
  entry: null,
});
export const measured = (bytes: number, at = 0, generation = 1): Input => ({ type: 'Measured', at, generation, bytes });
export const decided = (retry: InputOf<'Decided'>['retry'], generation = 1): Input => ({
  type: 'Decided',
  at: 0,
  generation,
  retry,
  random: 0.5,
});
export const woken = (at = 0): Input => ({ type: 'Woken', at });
export const ticked = (timer: number, at = 0): Input => ({ type: 'Ticked', at, timer, random: 0.5 });

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

/** What a session does until it is up again, of whatever the connection was lost. */
export const back = (state: State, complete: ServerMessage = { setupComplete: {} }, at = 0): Run => {
  const { generation } = state.memory;
  const down = state.type === 'Waiting' ? ticked(state.deadline, at) : closed(1000, '', { at, generation });
  const next = state.type === 'Dialling' ? generation : generation + 1;
  const way = [dialled(next), opened(next), received(complete, at, next)].map((input) => ({ ...input, at }));
  return run(state, ...(state.type === 'Dialling' ? [] : [down]), ...way);
};

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
export const handleOf = (newHandle: string, more: Partial<ServerMessage['sessionResumptionUpdate']> = {}): ServerMessage => ({
  sessionResumptionUpdate: { newHandle, resumable: true, ...more },
});
export const HEARD: ServerMessage = { serverContent: { inputTranscription: { text: 'Hello' } } };
/** What shows that a connection works, and changes nothing. */
export const PROOF: ServerMessage = { serverContent: {} };
export const GENERATED: ServerMessage = { serverContent: { generationComplete: true } };
export const INTERRUPTED: ServerMessage = { serverContent: { interrupted: true } };
export const TURN_COMPLETE: ServerMessage = { serverContent: { turnComplete: true } };
export const USER_STARTS: ServerMessage = { voiceActivity: { type: 'ACTIVITY_START' } };
export const USER_ENDS: ServerMessage = { voiceActivity: { type: 'ACTIVITY_END' } };
