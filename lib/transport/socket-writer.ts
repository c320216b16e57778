import { isLeft } from 'fp-ts/lib/Either.js';
import type { Subscription } from 'rxjs';
import { attempt } from './attempt';
import { closeFrame } from './close-frame';
import { closedByFailure } from './closed-by-failure';
import type { HoldBack } from './hold-back';
import type { Incoming, TransportSocket } from './transport';
import type { WebSocketLike } from './web-socket-class';

/**
 * The writing side of an open socket. Nothing is told from inside it, and it does nothing once `listening` is over. `send` throws while the socket is
 * not open, so that nobody takes for sent what was not.
 */
export const socketWriter = (
  socket: WebSocketLike,
  events: HoldBack<Incoming>,
  secrets: readonly string[],
  listening: Subscription,
): TransportSocket => {
  const write = (work: () => void): void => {
    if (!listening.closed) events.during(work);
  };
  return {
    send: (text) => {
      if (!listening.closed && socket.readyState !== 1) throw new Error('the socket is closing');
      write(() => {
        const sent = attempt(() => socket.send(text));
        // A frame is lost, so the connection is not what both sides take it for.
        if (isLeft(sent)) events.pass(closedByFailure(sent.left, secrets));
      });
    },
    close: (code, reason) =>
      write(() => {
        const frame = closeFrame(code, reason);
        attempt(() => socket.close(frame.code, frame.reason));
      }),
    get bufferedAmount() {
      return socket.bufferedAmount;
    },
  };
};
