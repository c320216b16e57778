import type { Caller } from '../dial/caller';
import type { AuthToken } from '../dial/auth-token';
import type { Memory } from './memory';
import { seeded } from './random';

/** A place in a conversation that a handle leads back to. */
export interface Place {
  readonly handle: string;
  readonly memory: Memory;
}

/** A session as all connections know it: what its handles remember, and whether a connection has it. */
export interface KnownSession {
  readonly id: number;
  readonly backend: Caller['backend'];
  readonly model: string;
  /** Oldest first. */
  readonly places: readonly Place[];
  readonly hold: { readonly type: 'Held' } | { readonly type: 'Left'; readonly at: number };
}

/** What the connections of a service share. Plain data. */
export interface Registry {
  readonly random: number;
  /** How many sessions there ever were. */
  readonly opened: number;
  /** Oldest first. */
  readonly sessions: readonly KnownSession[];
  /** Oldest first. */
  readonly tokens: readonly AuthToken[];
}

/** A service that nobody has dialled yet. */
export const emptyRegistry = (seed: number): Registry => ({ random: seeded(seed), opened: 0, sessions: [], tokens: [] });
