import type { TimerName } from './server-effect';

interface Timed {
  /** In ms, by the clock of the service. */
  readonly at: number;
}

/** The socket is open. */
export interface SocketOpened extends Timed {
  readonly type: 'Opened';
}

/** A frame of the client, as it came. */
export interface FrameReceived extends Timed {
  readonly type: 'Frame';
  readonly data: unknown;
}

/** A timer that `StartTimer` asked for has run out. */
export interface TimerTicked extends Timed {
  readonly type: 'Tick';
  readonly timer: TimerName;
}

/** The socket is gone, whoever ended it. */
export interface SocketClosed extends Timed {
  readonly type: 'Closed';
  /** 1006 where there was no close frame. */
  readonly code: number;
  readonly reason: string;
}

/** What happens to a connection of the server. */
export type ServerInput = SocketOpened | FrameReceived | TimerTicked | SocketClosed;
