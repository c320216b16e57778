import { isLeft } from 'fp-ts/lib/Either.js';
import { attempt } from './attempt';
import { cutSocket } from './cut-socket';
import type { WebSocketLike } from './web-socket-class';

/**
 * Lets go of a socket in whatever state it is; never throws. A dial is aborted, an open connection gets its close frame, and one that is
 * already closing is not waited for. `ws` throws an error that nobody listens to at the process, so one listener stays to absorb it.
 */
export const abandonSocket = (socket: WebSocketLike): void => {
  attempt(() => socket.addEventListener('error', absorb));
  const isOpen = socket.readyState === 1;
  const isClosed = socket.readyState === 3;
  if (isClosed || (isOpen && handOverCloseFrame(socket))) return;
  cutSocket(socket);
};

const handOverCloseFrame = (socket: WebSocketLike): boolean => !isLeft(attempt(() => socket.close(1000)));

const absorb = (): void => undefined;
