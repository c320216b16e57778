import type { Close, Note, StartTimer, StopTimer } from './server-effect';

/** Write a whole frame: text in the frames that the server uses, bytes as they are in a binary one. */
export interface Write {
  readonly type: 'Write';
  readonly data: string | Uint8Array;
}

/** Write the beginning of a frame, then cut the connection without a close frame. */
export interface Cut {
  readonly type: 'Cut';
  readonly data: string | Uint8Array;
}

/** Cut the connection at once, without a close frame. */
export interface Reset {
  readonly type: 'Reset';
}

/** Read nothing more until `Resume`: what the client sends piles up on its side. */
export interface Pause {
  readonly type: 'Pause';
}

/** Read again. */
export interface Resume {
  readonly type: 'Resume';
}

/** What a shell does, in order. `Close`, `Cut` and `Reset` are the last of a connection. */
export type WireEffect = Write | Cut | Reset | Pause | Resume | Close | StartTimer | StopTimer | Note;
