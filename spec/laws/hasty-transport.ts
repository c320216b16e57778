import { Observable } from 'rxjs';
import type { Incoming, Transport, TransportRequest } from '../../lib/index';
import { stringify } from '../../lib/wire/stringify';
import type { CloseCall, ManualSocket } from '../../lib/testing/scripted/manual-socket';

/** One dial of a transport that waits for nothing. */
export interface HastySocket extends Pick<ManualSocket, 'request' | 'sent' | 'closeCalls' | 'frame' | 'closed'> {
  readonly isSubscribed: () => boolean;
}

export interface HastyLink {
  readonly transport: Transport;
  readonly sockets: readonly HastySocket[];
}

const isText = (message: unknown): boolean => JSON.stringify(message).startsWith('{"realtimeInput":{"text"');

/**
 * A transport that breaks the law of its kind: it opens inside `subscribe`, answers the setup and, with a resumption update, every text inside `send`, and closes inside
 * `close`. A session keeps its order all the same.
 */
export const hastyTransport = (): HastyLink => {
  const sockets: HastySocket[] = [];
  const dial = (request: TransportRequest): Observable<Incoming> =>
    new Observable<Incoming>((subscriber) => {
      const sent: unknown[] = [];
      const closeCalls: CloseCall[] = [];
      const frame = (data: string | object): void => {
        subscriber.next({ type: 'Frame', data: typeof data === 'string' ? data : stringify(data) });
      };
      const closed: HastySocket['closed'] = (how) => {
        subscriber.next({ type: 'Closed', code: 1006, reason: '', ...how });
        subscriber.complete();
      };
      const send = (text: string): void => {
        const message: unknown = JSON.parse(text);
        sent.push(message);
        if (sent.length === 1) frame({ setupComplete: {} });
        if (isText(message)) frame({ sessionResumptionUpdate: {} });
      };
      const close = (code?: number, reason?: string): void => {
        closeCalls.push({ ...(code !== undefined && { code }), ...(reason !== undefined && { reason }) });
        closed({ code: code ?? 1005, reason: reason ?? '' });
      };
      sockets.push({ request, sent, closeCalls, frame, closed, isSubscribed: () => !subscriber.closed });
      subscriber.next({ type: 'Opened', socket: { send, close, bufferedAmount: 0 } });
    });
  return { transport: dial, sockets };
};
