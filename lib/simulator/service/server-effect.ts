import type { Memory } from './memory';
import type { OutgoingMessage } from './outgoing-message';

/** The timers of a connection; starting one again replaces it. Those of the faults are `withheld` and `reader`. */
export type TimerName = 'setup' | 'reply' | 'lifetime' | 'goAway' | 'withheld' | 'reader';

/** Write a message. */
export interface Send {
  readonly type: 'Send';
  readonly message: OutgoingMessage;
}

/** Write a frame as it is, sound or not. */
export interface SendRaw {
  readonly type: 'SendRaw';
  readonly text: string;
}

/** Close the socket; the last effect of a connection. */
export interface Close {
  readonly type: 'Close';
  readonly code: number;
  /** At most 123 bytes. */
  readonly reason: string;
}

/** Tick after so many ms. */
export interface StartTimer {
  readonly type: 'StartTimer';
  readonly timer: TimerName;
  readonly ms: number;
}

/** Forget a timer. */
export interface StopTimer {
  readonly type: 'StopTimer';
  readonly timer: TimerName;
}

/** Something for the person who reads the log. */
export interface Note {
  readonly type: 'Note';
  readonly line: string;
}

/** What the server does, as data, in order. */
export type ServerEffect = Send | SendRaw | Close | StartTimer | StopTimer | Note;

/** Remember this place of the conversation under a handle. */
export interface Keep {
  readonly type: 'Keep';
  readonly handle: string;
  readonly memory: Memory;
}

/** What the inner steps ask for: what the server does, and what the service remembers. */
export type InnerEffect = ServerEffect | Keep;
