import type { Subscription } from 'rxjs';
import { scrub } from '../errors/scrub';
import { attempt } from './attempt';
import { cutSocket } from './cut-socket';
import { describeFailure } from './describe-failure';
import type { HoldBack } from './hold-back';
import { socketWriter } from './socket-writer';
import type { Closed, Incoming } from './transport';
import type { UpgradeResponse, WebSocketEvent, WebSocketLike } from './web-socket-class';

type Failure = Pick<Closed, 'status' | 'cause'>;

/** Turns the events of a socket into what a connection tells. Unsubscribing `listening` takes every listener off again. */
export const listenToSocket = (
  socket: WebSocketLike,
  events: HoldBack<Incoming>,
  secrets: readonly string[],
  listening: Subscription,
): void => {
  /** The first failure is the cause; those that follow from it are not. */
  let failure: Failure | undefined;

  const listen = (type: 'open' | 'message' | 'error' | 'close', listener: (event: WebSocketEvent) => void): void => {
    listening.add(() => void attempt(() => socket.removeEventListener(type, listener)));
    socket.addEventListener(type, listener);
  };

  listen('open', () => events.pass({ type: 'Opened', socket: socketWriter(socket, events, secrets, listening) }));
  listen('message', ({ data }) => events.pass({ type: 'Frame', data: bytesOrText(data) }));
  listen('error', (event) => {
    const cause = describeFailure(event.error, secrets) ?? describeFailure(event, secrets);
    failure ??= cause === undefined ? undefined : { cause };
  });
  // `close` follows every `error`, so it alone ends the connection.
  listen('close', ({ code = 1006, reason = '' }) => events.pass({ type: 'Closed', code, reason: scrub(reason, secrets), ...failure }));

  // With this listener `ws` tells the status of a refused upgrade, and leaves the rest to us.
  const refused = (_request: unknown, response: UpgradeResponse): void => {
    failure ??= refusal(response, secrets);
    cutSocket(socket);
    attempt(() => response.destroy());
  };
  listening.add(() => void attempt(() => socket.removeListener?.('unexpected-response', refused)));
  socket.on?.('unexpected-response', refused);
};

/** Where a platform overlooks `binaryType`, its views become the plain buffer that all others give. */
const bytesOrText = (data: unknown): unknown =>
  ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice().buffer : data;

const refusal = ({ statusCode, statusMessage = '' }: UpgradeResponse, secrets: readonly string[]): Failure => {
  if (statusCode === undefined) return { cause: 'The server refused the upgrade to a WebSocket.' };
  const answer = `HTTP ${statusCode} ${statusMessage}`.trimEnd();
  return { status: statusCode, cause: scrub(`The server answered the upgrade to a WebSocket with ${answer}.`, secrets) };
};
