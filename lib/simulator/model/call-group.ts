import type { WireFunctionCall } from '../../wire/server-message';
import type { Behavior } from '../setup/behavior';
import type { Quirks } from './reply/quirks';

/** Calls that the model made together. */
export interface CallGroup {
  readonly behavior: Behavior;
  /** Those that wait for an answer. */
  readonly open: readonly WireFunctionCall[];
  /** The results so far, in words. */
  readonly results: readonly string[];
  /** What to say when all are answered; `null`: the results in words. */
  readonly then: string | null;
  readonly quirks: Quirks;
}

/** The calls that the model waits for, if it does. */
export const blockingIn = (groups: readonly CallGroup[]): CallGroup | undefined => groups.find(({ behavior }) => behavior === 'BLOCKING');
