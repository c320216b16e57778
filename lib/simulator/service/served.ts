import type { Registry } from './registry';
import type { ServerEffect } from './server-effect';
import type { ServerState } from './server-state';

/** What the connections share and the state of one of them after an input, and what the server does, in order. */
export interface Served {
  readonly registry: Registry;
  readonly state: ServerState;
  readonly effects: readonly ServerEffect[];
}
