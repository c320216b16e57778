import type { Quirks } from './quirks';
import type { ScriptedCall } from './reply';

/** A reply with nothing left open. */
export interface Answer {
  /** Empty: none. */
  readonly thoughts: string;
  /** Empty: nothing is said before the calls. */
  readonly text: string;
  readonly calls: readonly ScriptedCall[];
  /** What is said when the calls are answered; `null`: the results in words. */
  readonly then: string | null;
  /** The time left that is announced, as the wire spells it; `null`: none is. */
  readonly goAway: string | null;
  readonly badFrame: 'none' | 'parts' | 'json';
  readonly quirks: Quirks;
}
