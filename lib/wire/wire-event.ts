import type { SessionEvent } from './session-event';
import type { WireFunctionCall } from './server-message';

/** What only the session knows: the number of the turn, whether it was resumed, ids that it makes up. */
type Stateful = 'turn' | 'resumed' | 'calls';

type WithoutState<E> = E extends unknown ? Omit<E, Stateful> : never;

/** The facts of one server message, before the session adds what only it knows. */
export type WireEvent =
  | WithoutState<Exclude<SessionEvent, { readonly type: 'PhaseChanged' | 'Disconnected' | 'TextComplete' | 'ToolCall' }>>
  | { readonly type: 'ToolCall'; readonly calls: readonly WireFunctionCall[] };
