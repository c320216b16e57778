import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { socketWire } from './socket-wire';
import type { Line, Wire } from './wire';

const bytesOf = (data: RawData): Buffer => (Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data));

/** Serves a WebSocket until it is closed. Gives the way to end that. */
export const serveSocket = (socket: WebSocket, stream: Duplex, connect: (wire: Wire) => Line): (() => void) => {
  const line = connect(socketWire(socket, stream));
  socket.on('message', (data, isBinary) => line.received(isBinary ? bytesOf(data) : bytesOf(data).toString()));
  // A close follows every error.
  socket.on('error', () => undefined);
  socket.on('close', (code, reason) => line.closed(code, reason.toString()));
  line.opened();
  return () => {
    line.stop();
    socket.resume();
    socket.close(1001, 'The simulator was stopped.');
  };
};
