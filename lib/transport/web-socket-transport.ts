import { isLeft } from 'fp-ts/lib/Either.js';
import { Observable, Subscription } from 'rxjs';
import { abandonSocket } from './abandon-socket';
import { attempt } from './attempt';
import { closedByFailure } from './closed-by-failure';
import { findWebSocket } from './find-web-socket';
import { holdBack } from './hold-back';
import { listenToSocket } from './listen-to-socket';
import { openSocket } from './open-socket';
import { secretsOf } from './secrets-of';
import type { Incoming, Transport } from './transport';
import type { WebSocketClass } from './web-socket-class';

/** What `webSocketTransport` may be told. */
export interface WebSocketTransportOptions {
  /**
   * The class to dial with.
   * @default on Node that of the package ws, elsewhere the global WebSocket, looked up at each dial
   */
  readonly WebSocket?: WebSocketClass;
  /**
   * Handed to the class as its third argument: with `ws`, an `agent` for a proxy, a `ca`, more `headers`. Browsers take none.
   * The defaults for `ws` are `perMessageDeflate: false`, `closeTimeout: 2000` ms and `maxPayload` 100 MiB; redirects are never followed.
   */
  readonly options?: object;
}

/**
 * The transport over WebSockets, on every platform that has them.
 *
 * The Observables are cold: each subscription dials. Credentials travel in headers on Node, and in the query where the platform sends no
 * headers. Text arrives as a string and binary as an `ArrayBuffer`. Whatever goes wrong is a `Closed` with a `cause` in words, and on Node with
 * the HTTP `status` of a refused upgrade. Unsubscribing abandons the connection: it hands over a close frame, or aborts the dial.
 *
 * @example
 * const transport = webSocketTransport({ options: { rejectUnauthorized: true } });
 * const { access } = customEndpoint({ url: 'ws://localhost:8080' });
 * if (access.type === 'open') transport(access.request).subscribe((incoming) => console.log(incoming.type));
 */
export const webSocketTransport =
  ({ WebSocket, options }: WebSocketTransportOptions = {}): Transport =>
  (request) =>
    new Observable<Incoming>((subscriber) => {
      const secrets = secretsOf(request);
      const listening = new Subscription();
      const events = holdBack<Incoming>((incoming) => {
        subscriber.next(incoming);
        if (incoming.type === 'Closed') subscriber.complete();
      });
      subscriber.add(events.drop);
      subscriber.add(listening);
      events.during(() => {
        const opened = openSocket(findWebSocket(WebSocket), request, options);
        if (isLeft(opened)) return events.pass(closedByFailure(opened.left, secrets));
        const socket = opened.right;
        subscriber.add(() => abandonSocket(socket));
        const listened = attempt(() => listenToSocket(socket, events, secrets, listening));
        if (isLeft(listened)) events.pass(closedByFailure(listened.left, secrets));
      });
    });
