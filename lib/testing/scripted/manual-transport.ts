import { asyncScheduler, Observable, type SchedulerLike, type Subscriber } from 'rxjs';
import type { Incoming, Transport, TransportRequest } from '../../transport/transport';
import { isObject } from '../../wire/codec/fields';
import { messageOf } from '../../script/message-of';
import { stringify } from '../../wire/stringify';
import type { CloseCall, ManualSocket } from './manual-socket';
import { serverEnd } from './server-end';

/** How the server of a `manualTransport` behaves by itself. */
export interface ManualTransportOptions {
  /** Everything that is delayed runs on it. Default: `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
  /** Called on the turn after each dial, with the number of the dial from 0. */
  readonly script?: (socket: ManualSocket, index: number) => void;
  /** Called for each message of the client, as `sent` has it; what it tells comes on the next turn. */
  readonly onSend?: (message: unknown, socket: ManualSocket) => void;
  /** Opens each socket that many ms after its dial. */
  readonly autoOpen?: number;
  /** Opens each socket on the turn after its dial, and answers each setup with `{"setupComplete":{}}` that many ms after it came. */
  readonly autoSetup?: number;
  /** Answers `close` of the client that many ms later, with the same code and reason. */
  readonly autoClose?: number;
}

/** A transport, and the sockets that were dialled over it. */
export interface ManualTransport extends Transport {
  /** One for each dial, in order. */
  readonly sockets: readonly ManualSocket[];
}

/**
 * An in-memory transport whose server is your test: it opens, sends and closes by hand, and sees what the client sent. It keeps the laws of a
 * transport: each Observable is cold and one dial, it never errors, and what the server does from inside `subscribe`, `send` or `close` of the
 * client is heard on the next turn of the scheduler.
 *
 * @example
 * const transport = manualTransport({ autoSetup: 10, autoClose: 0 });
 * const session = liveSession({ endpoint, model, env: { transport } });
 * session.text$.subscribe(console.log);
 * // once the session is up
 * transport.sockets[0]?.frame({ serverContent: { modelTurn: { parts: [{ text: 'Hello' }] } } });
 */
export const manualTransport = (options: ManualTransportOptions = {}): ManualTransport => {
  const sockets: ManualSocket[] = [];
  const transport: Transport = (request) =>
    new Observable<Incoming>((subscriber) => void sockets.push(dial(request, subscriber, options, sockets.length)));
  return Object.assign(transport, { sockets });
};

const dial = (
  request: TransportRequest,
  subscriber: Subscriber<Incoming>,
  { scheduler = asyncScheduler, script, onSend, autoOpen, autoSetup, autoClose }: ManualTransportOptions,
  index: number,
): ManualSocket => {
  const sent: unknown[] = [];
  const closeCalls: CloseCall[] = [];

  const end = serverEnd(subscriber, scheduler, {
    send: (text) => {
      const message = messageOf(text);
      sent.push(message);
      if (autoSetup !== undefined && isSetup(message)) end.later(() => socket.frame({ setupComplete: {} }), autoSetup);
      onSend?.(message, socket);
    },
    close: (code, reason) => {
      closeCalls.push({ ...(code !== undefined && { code }), ...(reason !== undefined && { reason }) });
      if (autoClose !== undefined) end.later(() => socket.closed({ code: code ?? 1005, reason: reason ?? '' }), autoClose);
    },
    leave: () => undefined,
  });

  const socket: ManualSocket = {
    request,
    sent,
    closeCalls,
    get state() {
      return end.state;
    },
    open: end.open,
    frame: (data) => end.frame(typeof data === 'string' || data instanceof Uint8Array ? data : stringify(data)),
    closed: (close = {}) => end.closed({ code: 1006, reason: '', ...close }),
    setBufferedAmount: end.setBufferedAmount,
  };

  if (script !== undefined) end.later(() => script(socket, index), 0);
  if (autoOpen !== undefined || autoSetup !== undefined) end.later(end.open, autoOpen ?? 0);
  return socket;
};

const isSetup = (message: unknown): boolean => isObject(message) && 'setup' in message;
