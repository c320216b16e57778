import { Observable, type SchedulerLike, type Subscriber } from 'rxjs';
import { holdBack } from '../../lib/transport/hold-back';
import type { Closed, Incoming, Transport, TransportRequest } from '../../lib/transport/transport';

/** One dial, and the hand of the server on it. */
export interface ScriptedSocket {
  readonly request: TransportRequest;
  readonly state: 'dialling' | 'open' | 'closing' | 'closed' | 'abandoned';
  /** What the client sent, parsed, in order. */
  readonly sent: readonly unknown[];
  readonly closeCalls: readonly { readonly code?: number | undefined; readonly reason?: string | undefined }[];
  /** What `bufferedAmount` tells the client; may be set. */
  bufferedAmount: number;
  readonly open: () => void;
  /** Text as it is, bytes as an ArrayBuffer, everything else as JSON text. */
  readonly frame: (data: string | object) => void;
  readonly closed: (close?: Partial<Omit<Closed, 'type'>>) => void;
}

export interface ScriptedTransportOptions {
  readonly scheduler: SchedulerLike;
  /** Called on the turn after each dial. */
  readonly script?: (socket: ScriptedSocket, index: number) => void;
  /** Called for each message of the client; what it tells comes on the next turn. */
  readonly onSend?: (message: unknown, socket: ScriptedSocket) => void;
  /** Opens each socket that many ms after its dial. */
  readonly autoOpen?: number;
  /** Opens each socket on the turn after its dial, and answers each setup with `{"setupComplete":{}}` that many ms after it came. */
  readonly autoSetup?: number;
  /** Answers `close` of the client that many ms later, with the same code and reason. */
  readonly autoClose?: number;
}

export interface ScriptedLink {
  readonly transport: Transport;
  /** One for each dial, in order. */
  readonly sockets: readonly ScriptedSocket[];
}

/**
 * An in-memory transport whose server is the spec, on any scheduler. It keeps the laws of a transport: it is cold, it never errors, and what the
 * server does from inside `subscribe`, `send` or `close` is heard on the next turn of the scheduler.
 *
 * @example
 * const link = scriptedTransport({ scheduler, autoSetup: 10 });
 * link.transport(request).subscribe();
 */
export const scriptedTransport = (options: ScriptedTransportOptions): ScriptedLink => {
  const sockets: ScriptedSocket[] = [];
  const transport: Transport = (request) =>
    new Observable<Incoming>((subscriber) => void sockets.push(dial(request, subscriber, options, sockets.length)));
  return { transport, sockets };
};

const dial = (
  request: TransportRequest,
  subscriber: Subscriber<Incoming>,
  options: ScriptedTransportOptions,
  index: number,
): ScriptedSocket => {
  const { scheduler, script, onSend, autoOpen, autoSetup, autoClose } = options;
  const sent: unknown[] = [];
  const closeCalls: { code?: number | undefined; reason?: string | undefined }[] = [];
  let state: ScriptedSocket['state'] = 'dialling';

  const events = holdBack<Incoming>((incoming) => {
    subscriber.next(incoming);
    if (incoming.type === 'Closed') subscriber.complete();
  }, scheduler);
  const later = (work: () => void, ms: number): void => {
    subscriber.add(scheduler.schedule(work, ms));
  };

  const send = (text: string): void =>
    events.during(() => {
      if (state !== 'open') return;
      const message: unknown = JSON.parse(text);
      sent.push(message);
      if (autoSetup !== undefined && isSetup(message)) later(() => socket.frame({ setupComplete: {} }), autoSetup);
      onSend?.(message, socket);
    });
  const close = (code?: number, reason?: string): void =>
    events.during(() => {
      closeCalls.push({ code, reason });
      if (state !== 'open') return;
      state = 'closing';
      if (autoClose !== undefined) later(() => socket.closed({ code: code ?? 1005, reason: reason ?? '' }), autoClose);
    });

  const socket: ScriptedSocket = {
    request,
    sent,
    closeCalls,
    bufferedAmount: 0,
    get state() {
      return state;
    },
    open: () => {
      if (isOver(state)) return;
      if (state !== 'dialling') throw new Error(`The script opens socket ${index}, which is ${state}.`);
      state = 'open';
      const writer = {
        send,
        close,
        get bufferedAmount() {
          return socket.bufferedAmount;
        },
      };
      events.pass({ type: 'Opened', socket: writer });
    },
    frame: (data) => {
      if (isOver(state)) return;
      if (state === 'dialling') throw new Error(`The script sends a frame on socket ${index}, which is not open yet.`);
      events.pass({ type: 'Frame', data: payload(data) });
    },
    closed: (how = {}) => {
      if (isOver(state)) return;
      state = 'closed';
      events.pass({ type: 'Closed', code: 1006, reason: '', ...how });
    },
  };

  subscriber.add(events.drop);
  subscriber.add(() => {
    if (state !== 'closed') state = 'abandoned';
  });
  if (script !== undefined) later(() => script(socket, index), 0);
  if (autoOpen !== undefined || autoSetup !== undefined) later(socket.open, autoOpen ?? 0);
  return socket;
};

/** The network may still deliver to a socket that nobody reads; that is no mistake of the script. */
const isOver = (state: ScriptedSocket['state']): boolean => state === 'closed' || state === 'abandoned';

const isSetup = (message: unknown): boolean => typeof message === 'object' && message !== null && 'setup' in message;

const payload = (data: string | object): unknown => {
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice().buffer;
  return typeof data === 'string' ? data : JSON.stringify(data);
};
