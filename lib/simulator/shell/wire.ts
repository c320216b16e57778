import type { WireEffect } from '../service/wire-effect';

/** The connection to one client, as the server writes to it. */
export interface Wire {
  /** A whole frame: a string in a text frame, bytes in a binary one. */
  readonly write: (data: string | Uint8Array) => void;
  /** The beginning of a frame, and then nothing more: the connection is cut. */
  readonly cut: (data: string | Uint8Array) => void;
  /** Cuts the connection, behind what is already written. */
  readonly reset: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Any code: 1005 is a close frame without one, 1006 none at all. */
  readonly close: (code: number, reason: string) => void;
}

/** What happens to a connection, told to the server. */
export interface Line {
  readonly opened: () => void;
  /** Text as a string, binary as bytes. */
  readonly received: (data: string | Uint8Array) => void;
  /** The client has closed; 1006 where it is just gone. */
  readonly closed: (code: number, reason: string) => void;
  /** Does what is due for another reason than what happened to this connection. */
  readonly perform: (effects: readonly WireEffect[]) => void;
  /** Stops serving, without a word. */
  readonly stop: () => void;
}
