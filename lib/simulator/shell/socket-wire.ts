import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { closingFrame, halfFrame } from './frame-bytes';
import type { Wire } from './wire';

/** Codes that `ws` lets a server send. */
const isOrdinary = (code: number): boolean =>
  (code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code)) || (code >= 3000 && code <= 4999);

const NOTHING = new Uint8Array();

/** A WebSocket as the server writes to it; what `ws` would not write goes to the stream below. */
export const socketWire = (socket: WebSocket, stream: Duplex): Wire => {
  /** Cuts the connection, but behind what is still to be written. */
  const endWith = (bytes: Uint8Array): void => void stream.end(bytes, () => stream.destroy());
  return {
    write: (data) => socket.send(data),
    cut: (data) => endWith(halfFrame(data)),
    reset: () => endWith(NOTHING),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close: (code, reason) => {
      if (code === 1006) return endWith(NOTHING);
      if (code === 1005) return socket.close();
      if (isOrdinary(code)) return socket.close(code, reason);
      endWith(closingFrame(code, reason));
    },
  };
};
