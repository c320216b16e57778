import type { ExpectedMessage, Script } from './script';
import type { ScriptProblem } from './script-problem';

/** Messages that look alike, one after the other. */
export interface Run {
  readonly words: string;
  readonly count: number;
}

/** How far a script is. Made by `beginScript`, moved on by `play`. */
export interface ScriptState {
  readonly script: Script;
  /** Index of the step that is not done yet. */
  readonly next: number;
  /** The connection that the script is about: the newest; 0 before the first dial. */
  readonly newest: number;
  /** The connections that are open. */
  readonly open: readonly number[];
  /** Dials that wait for the script to get to them. */
  readonly dials: readonly number[];
  /** Messages of the newest connection that no step has looked at yet. */
  readonly unread: readonly unknown[];
  /** What may come at any time. */
  readonly allowed: readonly ExpectedMessage[];
  /** The timer that runs, which is the number of its step; 0 for none. */
  readonly timer: number;
  /** The last messages of the newest connection, in words. */
  readonly sent: readonly Run[];
  /** Indices of the steps that were passed over. */
  readonly skipped: readonly number[];
  /** What went wrong so far, in order. */
  readonly problems: readonly ScriptProblem[];
}

/** A script before anybody has dialled. It is taken as sound: see `checkScript`. */
export const beginScript = (script: Script): ScriptState => ({
  script,
  next: 0,
  newest: 0,
  open: [],
  dials: [],
  unread: [],
  allowed: [],
  timer: 0,
  sent: [],
  skipped: [],
  problems: [],
});
