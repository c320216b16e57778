import type { ScriptEffect } from './script-effect';
import type { ScriptState } from './script-state';

/** A script after something happened, and what is to be done about it, in order. */
export interface Played {
  readonly state: ScriptState;
  readonly effects: readonly ScriptEffect[];
}
