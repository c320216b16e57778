/** The client dials. */
export interface Dialled {
  readonly type: 'Dialled';
  /** Which dial it is, from 1; the number of its connection from now on. */
  readonly connection: number;
}

/** The client sent a frame. */
export interface Sent {
  readonly type: 'Sent';
  readonly connection: number;
  /** As it came: text or bytes. */
  readonly data: unknown;
}

/** The client closed the connection, gave up its dial, or is gone. */
export interface Left {
  readonly type: 'Left';
  readonly connection: number;
  /** Its close frame, where there was one. Whoever carries the frames answers it. */
  readonly close?: { readonly code: number; readonly reason: string };
}

/** A timer that `StartTimer` asked for has run out. */
export interface Ticked {
  readonly type: 'Ticked';
  readonly timer: number;
}

/** What happens to a script: plain data, in the order in which it happened. */
export type ScriptInput = Dialled | Sent | Left | Ticked;
