import type { Outcome } from './outcome';
import type { Registry } from './registry';
import type { InnerEffect } from './server-effect';
import type { ServerState } from './server-state';

/** What an inner step of a connection makes of an input. */
export interface Inner {
  readonly registry: Registry;
  readonly state: ServerState;
  readonly effects: readonly InnerEffect[];
}

/** Nothing happens. */
export const stay = (registry: Registry, state: ServerState): Inner => ({ registry, state, effects: [] });

/** The session goes on. */
export const live = (registry: Registry, { session, effects }: Outcome): Inner => ({ registry, state: { type: 'Live', session }, effects });
