import type { TimerName } from './server-effect';

/** The socket is open. */
export interface SocketOpened {
  readonly type: 'Opened';
}

/** A frame of the client, as it came. */
export interface FrameReceived {
  readonly type: 'Frame';
  readonly data: unknown;
}

/** A timer that `StartTimer` asked for has run out. */
export interface TimerTicked {
  readonly type: 'Tick';
  readonly timer: TimerName;
}

/** What happens to a connection of the server. */
export type ServerInput = SocketOpened | FrameReceived | TimerTicked;
