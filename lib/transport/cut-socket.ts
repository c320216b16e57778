import { attempt } from './attempt';
import type { WebSocketLike } from './web-socket-class';

/** Ends a connection without waiting for the other side, as far as the platform lets one; never throws. */
export const cutSocket = (socket: WebSocketLike): void => {
  attempt(() => (socket.terminate === undefined ? socket.close() : socket.terminate()));
};
