import { defer, from, isObservable, Observable, of } from 'rxjs';

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** A Promise cannot be stopped: what it gives when nobody waits for it any more is late. That it gives up then is as it should be. */
const awaited = (promise: PromiseLike<unknown>, late: () => void): Observable<unknown> =>
  new Observable((subscriber) => {
    promise.then(
      (value) => {
        if (subscriber.closed) late();
        subscriber.next(value);
        subscriber.complete();
      },
      (error: unknown) => {
        if (!subscriber.closed) subscriber.error(error);
      },
    );
  });

/**
 * Cold. The values that a function gives: those of an Observable, a Promise or an async iterable, or the one value that it returned; a throw is an error.
 *
 * @param late called for a Promise that gives something when nobody waits for it any more
 */
export const valuesOf = (run: () => unknown, late: () => void): Observable<unknown> =>
  defer(() => {
    const given = run();
    if (isObservable(given)) return given;
    if (isThenable(given)) return awaited(given, late);
    return isAsyncIterable(given) ? from(given) : of(given);
  });
