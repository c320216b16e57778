import { defer, finalize, Observable, switchMap, take, tap } from 'rxjs';
import { LiveConfigError } from '../errors/live-config-error';
import type { Transport } from './transport';

/**
 * A transport that dials at most `limit` connections at a time; the others wait their turn, first come, first served. A dial is over when its
 * connection is open, has failed or was unsubscribed: open connections do not count. Give one such transport to all sessions of a process,
 * so that they do not all dial at the same moment after a failure of the network. Time spent waiting counts as time spent dialling.
 *
 * @throws LiveConfigError if the limit is not a whole number from 1.
 * @example
 * const transport = limitDials(webSocketTransport(), 4);
 */
export const limitDials = (transport: Transport, limit: number): Transport => {
  if (!Number.isInteger(limit) || limit < 1) throw new LiveConfigError([{ field: 'limit', problem: 'must be a whole number from 1' }]);
  const slot$ = slots(limit);
  return (request) =>
    slot$.pipe(
      take(1),
      switchMap((giveBack) =>
        // A transport that throws gives its slot back as well.
        defer(() => transport(request)).pipe(
          tap(({ type }) => (type === 'Opened' ? giveBack() : undefined)),
          finalize(giveBack),
        ),
      ),
    );
};

/** Emits the function that gives a slot back, to one subscriber a slot, in the order of their subscribing. */
const slots = (limit: number): Observable<() => void> => {
  const waiting = new Set<() => void>();
  const taken = new Set<() => void>();

  const serve = (): void => {
    const [next] = waiting;
    if (next === undefined || taken.size >= limit) return;
    waiting.delete(next);
    next();
  };

  return new Observable((subscriber) => {
    const giveBack = (): void => {
      taken.delete(giveBack);
      serve();
    };
    const start = (): void => {
      taken.add(giveBack);
      subscriber.next(giveBack);
    };
    subscriber.add(() => waiting.delete(start));
    waiting.add(start);
    serve();
  });
};
