import type { SchedulerLike, Subscription } from 'rxjs';
import { closeFrame } from '../../transport/close-frame';
import type { Incoming, TransportSocket } from '../../transport/transport';
import type { Lane } from './lane';
import { lane } from './lane';
import type { Line, Wire } from './wire';

/** What a client in this process hears by, and how it is to get there. */
export interface Ends {
  readonly down: Lane<Incoming>;
  readonly scheduler: SchedulerLike;
  readonly latencyMs: number;
  /** Unsubscribed by a client that goes away, and at the end. */
  readonly subscriber: Subscription;
}

type Outgoing =
  { readonly type: 'Text'; readonly text: string } | { readonly type: 'Close'; readonly code: number; readonly reason: string };

/** A buffer of its own for each frame, as a WebSocket gives it. */
const asReceived = (data: string | Uint8Array): unknown => (typeof data === 'string' ? data : data.slice().buffer);

/** The connection of a client in this process to the server, opened. */
export const openSocket = (connect: (wire: Wire) => Line, { down, scheduler, latencyMs, subscriber }: Ends): void => {
  let stage: 'open' | 'over' = 'open';
  let hasClosed = false;
  let bufferedAmount = 0;
  const end = (code: number, reason: string): void => {
    if (stage === 'over') return;
    stage = 'over';
    up.drop();
    bufferedAmount = 0;
    down.put({ type: 'Closed', code, reason });
    line.closed(code, reason);
  };
  const cut = (): void => end(1006, '');
  const up = lane<Outgoing>(scheduler, latencyMs, (outgoing) => {
    if (outgoing.type === 'Close') return end(outgoing.code, outgoing.reason);
    bufferedAmount -= outgoing.text.length;
    line.received(outgoing.text);
  });
  const line = connect({
    write: (data) => down.put({ type: 'Frame', data: asReceived(data) }),
    cut,
    reset: cut,
    pause: up.pause,
    resume: up.resume,
    close: (code, reason) => end(code, code === 1005 || code === 1006 ? '' : reason),
  });
  const socket: TransportSocket = {
    send: (text) => {
      if (subscriber.closed) return;
      if (hasClosed) throw new Error('the socket is closing');
      // The client does not know yet that the server is gone.
      if (stage === 'over') return;
      bufferedAmount += text.length;
      up.put({ type: 'Text', text });
    },
    close: (code, reason) => {
      if (hasClosed) return;
      hasClosed = true;
      up.put({ type: 'Close', ...closeFrame(code, reason) });
    },
    get bufferedAmount() {
      return bufferedAmount;
    },
  };
  subscriber.add(() => {
    up.drop();
    if (stage === 'over') return;
    stage = 'over';
    line.closed(1006, '');
  });
  down.put({ type: 'Opened', socket });
  line.opened();
};
