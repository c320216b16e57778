import type { Duplex } from 'node:stream';
import type { SchedulerLike } from 'rxjs';
import { Subscription } from 'rxjs';
import type { RawData, WebSocket } from 'ws';
import { socketWire } from './socket-wire';
import type { Line, Wire } from './wire';

const bytesOf = (data: RawData): Buffer => (Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data));

/** Answers pings so much later; gives up with the socket. */
const answerPings = (socket: WebSocket, { pongMs, scheduler }: Pongs): void => {
  const due = new Subscription();
  socket.on('ping', (data: Buffer) => {
    due.add(scheduler.schedule(() => socket.pong(data), pongMs));
  });
  socket.on('close', () => due.unsubscribe());
};

/** When pings are answered. */
export interface Pongs {
  readonly pongMs: number;
  readonly scheduler: SchedulerLike;
}

/** Serves a WebSocket until it is closed. Gives the way to end that. */
export const serveSocket = (socket: WebSocket, stream: Duplex, connect: (wire: Wire) => Line, pongs: Pongs): (() => void) => {
  if (pongs.pongMs > 0) answerPings(socket, pongs);
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
