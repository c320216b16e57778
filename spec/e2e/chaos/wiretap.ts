import { Observable, type SchedulerLike, type Subscription } from 'rxjs';
import type { Incoming, Transport } from '../../../lib/transport/transport';

/** What came over one connection to the session, and how far it is. */
export interface Tapped {
  readonly frames: TappedFrame[];
  state: 'open' | 'over';
}

/** A frame that reached the session. */
export interface TappedFrame {
  readonly data: unknown;
  readonly at: number;
  /** It was hurried: it came from inside whatever was told then. */
  readonly isHurried: boolean;
  /** It came in the moment in which the session let go of the connection: perhaps from inside what it told of that, when nobody listened any more. */
  isLast: boolean;
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
      const end = (): void => {
        if (tapped.state === 'open') for (const frame of tapped.frames) frame.isLast = frame.isHurried && frame.at === scheduler.now();
        tapped.state = 'over';
      };
      let turn: Subscription | undefined;
      const deliver = (isHurried: boolean): void => {
        turn?.unsubscribe();
        turn = undefined;
        for (const incoming of waiting.splice(0)) {
          if (incoming.type === 'Closed') end();
          if (incoming.type === 'Frame' && !subscriber.closed)
            tapped.frames.push({ data: incoming.data, at: scheduler.now(), isHurried, isLast: false });
          subscriber.next(incoming);
          if (incoming.type === 'Closed') subscriber.complete();
        }
      };
      const hurry = (): void => {
        deliver(true);
      };
      held.add(hurry);
      subscriber.add(() => {
        end();
        held.delete(hurry);
        turn?.unsubscribe();
      });
      subscriber.add(
        inner(request).subscribe((incoming) => {
          waiting.push(incoming);
          const inTurn = (): void => {
            deliver(false);
          };
          if (holdMs === 0) inTurn();
          else turn ??= scheduler.schedule(inTurn, holdMs);
        }),
      );
    });

  return {
    transport,
    connections,
    breaches,
    hurry: () => {
      for (const hurry of [...held]) hurry();
    },
  };
};
