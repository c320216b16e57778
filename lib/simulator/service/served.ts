import type { ServerEffect } from './server-effect';
import type { ServerState } from './server-state';

/** The state of a connection after an input, and what the server does, in order. */
export interface Served {
  readonly state: ServerState;
  readonly effects: readonly ServerEffect[];
}
