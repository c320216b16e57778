import type { SchedulerLike, Subscriber } from 'rxjs';
import { holdBack } from '../../transport/hold-back';
import type { Closed, Incoming } from '../../transport/transport';

/** How far a connection is. `closing`: the client has sent its close frame. `abandoned`: it has unsubscribed. */
export type EndState = 'dialling' | 'open' | 'closing' | 'closed' | 'abandoned';

/** What the client does. */
export interface ClientHand {
  readonly send: (text: string) => void;
  readonly close: (code: number | undefined, reason: string | undefined) => void;
  /** It unsubscribed before the end. */
  readonly leave: () => void;
}

/** The end of an in-memory connection at which the server sits. What it does once the connection is over goes nowhere, as on a network. */
export interface ServerEnd {
  readonly state: EndState;
  readonly open: () => void;
  readonly frame: (data: string | Uint8Array) => void;
  readonly closed: (close: Omit<Closed, 'type'>) => void;
  /** What `bufferedAmount` tells the client, in bytes. */
  readonly setBufferedAmount: (bytes: number) => void;
  /** Does something after so many ms, unless the connection is over by then. */
  readonly later: (work: () => void, ms: number) => void;
}

/** Bytes come as browsers give them: a buffer of their own. */
const received = (data: string | Uint8Array): unknown =>
  typeof data === 'string' ? data : data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);

const isOver = (state: EndState): boolean => state === 'closed' || state === 'abandoned';

/**
 * Serves the subscriber of a transport. It keeps the laws of a transport: nothing is emitted inside `subscribe`, `send` or `close` of the client, but
 * on the next turn of the scheduler, in order; `Closed` is last; once the client unsubscribes, nothing is heard or told and no timer is left.
 */
export const serverEnd = (subscriber: Subscriber<Incoming>, scheduler: SchedulerLike, client: ClientHand): ServerEnd => {
  let state: EndState = 'dialling';
  let bufferedAmount = 0;

  const events = holdBack<Incoming>((incoming) => {
    subscriber.next(incoming);
    if (incoming.type === 'Closed') subscriber.complete();
  }, scheduler);

  const socket = {
    send: (text: string) => {
      if (state === 'abandoned') return;
      if (state !== 'open') throw new Error(`the socket is ${state}`);
      events.during(() => client.send(text));
    },
    close: (code?: number, reason?: string) => {
      if (isOver(state)) return;
      state = 'closing';
      events.during(() => client.close(code, reason));
    },
    get bufferedAmount() {
      return bufferedAmount;
    },
  };

  subscriber.add(events.drop);
  subscriber.add(() => {
    if (isOver(state)) return;
    state = 'abandoned';
    client.leave();
  });

  return {
    get state() {
      return state;
    },
    open: () => {
      if (isOver(state)) return;
      if (state !== 'dialling') throw new Error(`A connection that is ${state} cannot be opened.`);
      state = 'open';
      events.pass({ type: 'Opened', socket });
    },
    frame: (data) => {
      if (isOver(state)) return;
      if (state === 'dialling') throw new Error('A connection that is not open yet carries no frames.');
      events.pass({ type: 'Frame', data: received(data) });
    },
    closed: (close) => {
      if (isOver(state)) return;
      state = 'closed';
      events.pass({ type: 'Closed', ...close });
    },
    setBufferedAmount: (bytes) => {
      bufferedAmount = bytes;
    },
    later: (work, ms) => {
      subscriber.add(scheduler.schedule(work, ms));
    },
  };
};
