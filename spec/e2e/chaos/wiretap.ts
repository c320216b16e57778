import { Observable, type SchedulerLike, type Subscription } from 'rxjs';
import type { Incoming, Transport } from '../../../lib/transport/transport';

/** What came over one connection to the session, and how far it is. */
export interface Tapped {
  readonly frames: unknown[];
  state: 'open' | 'over';
}

/** A transport that writes down what reaches the session, and can be made to deliver what is on its way at once. */
export interface Wiretap {
  readonly transport: Transport;
  readonly connections: readonly Tapped[];
  /** What was against the law of one connection at a time. */
  readonly breaches: readonly string[];
  /** Delivers what is held, from inside whatever runs now. */
  readonly hurry: () => void;
}

/** Everything is held for so many ms: then what one connection tells can come in the middle of what another input leads to. */
export const wiretap = (inner: Transport, scheduler: SchedulerLike, holdMs: number): Wiretap => {
  const connections: Tapped[] = [];
  const breaches: string[] = [];
  const held = new Set<() => void>();

  const transport: Transport = (request) =>
    new Observable<Incoming>((subscriber) => {
      const tapped: Tapped = { frames: [], state: 'open' };
      const open = connections.filter(({ state }) => state === 'open').length;
      if (open > 0) breaches.push(`connection ${String(connections.length + 1)} was dialled while ${String(open)} were open`);
      connections.push(tapped);
      const waiting: Incoming[] = [];
      let turn: Subscription | undefined;
      const deliver = (): void => {
        turn?.unsubscribe();
        turn = undefined;
        for (const incoming of waiting.splice(0)) {
          if (incoming.type === 'Closed') tapped.state = 'over';
          if (incoming.type === 'Frame' && !subscriber.closed) tapped.frames.push(incoming.data);
          subscriber.next(incoming);
          if (incoming.type === 'Closed') subscriber.complete();
        }
      };
      held.add(deliver);
      subscriber.add(() => {
        tapped.state = 'over';
        held.delete(deliver);
        turn?.unsubscribe();
      });
      subscriber.add(
        inner(request).subscribe((incoming) => {
          waiting.push(incoming);
          if (holdMs === 0) deliver();
          else turn ??= scheduler.schedule(deliver, holdMs);
        }),
      );
    });

  return {
    transport,
    connections,
    breaches,
    hurry: () => {
      for (const deliver of [...held]) deliver();
    },
  };
};
