import type { ScriptProblem } from './script-problem';

/** Answer a dial by opening the connection. */
export interface Open {
  readonly type: 'Open';
  readonly connection: number;
}

/** Answer a dial with an HTTP status. */
export interface Refuse {
  readonly type: 'Refuse';
  readonly connection: number;
  readonly status: number;
}

/** Write a frame: text in a text frame, or as the server spells text; bytes in a binary one. */
export interface Send {
  readonly type: 'Send';
  readonly connection: number;
  readonly data: string | Uint8Array;
}

/** Close a connection; nothing follows about it. */
export interface Close {
  readonly type: 'Close';
  readonly connection: number;
  readonly code: number;
  /** At most 123 bytes. */
  readonly reason: string;
}

/** Cut a connection without a close frame; nothing follows about it. */
export interface Drop {
  readonly type: 'Drop';
  readonly connection: number;
}

/** Tick after so many ms. At most one timer runs at a time, and none without an open connection. */
export interface StartTimer {
  readonly type: 'StartTimer';
  /** The connection that the script is about meanwhile. */
  readonly connection: number;
  readonly timer: number;
  readonly ms: number;
}

/** Forget that timer. */
export interface StopTimer {
  readonly type: 'StopTimer';
  readonly timer: number;
}

/** Something was not as the script has it. */
export interface Report {
  readonly type: 'Report';
  readonly problem: ScriptProblem;
}

/** What the player of a script wants to be done, as data, in order. */
export type ScriptEffect = Open | Refuse | Send | Close | Drop | StartTimer | StopTimer | Report;
