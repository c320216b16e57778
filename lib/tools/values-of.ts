import { defer, isObservable, mergeMap, Observable, of } from 'rxjs';
import { isThenable } from './is-thenable';

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

/** Asks for one value after the other. Whoever leaves lets the iterator clean up; what it was asked for and gives after that is late. */
const iterated = (values: AsyncIterable<unknown>, late: () => void): Observable<unknown> =>
  new Observable((subscriber) => {
    const iterator = values[Symbol.asyncIterator]();
    let isOver = false;
    /** Whoever heard the value may have left with it. */
    const pullMore = (): void => {
      if (!subscriber.closed) pull();
    };
    const pull = (): void => {
      iterator.next().then(
        ({ done, value }: IteratorResult<unknown, unknown>) => {
          if (done === true) {
            isOver = true;
            subscriber.complete();
          } else if (subscriber.closed) {
            late();
          } else {
            subscriber.next(value);
            pullMore();
          }
        },
        (error: unknown) => {
          isOver = true;
          if (!subscriber.closed) subscriber.error(error);
        },
      );
    };
    subscriber.add(() => {
      if (isOver) return;
      // Nobody is left who could be told that cleaning up failed.
      new Promise((resolve) => {
        resolve(iterator.return?.());
      }).catch(() => undefined);
    });
    pull();
  });

const spread = (given: unknown, late: () => void): Observable<unknown> => {
  if (isObservable(given)) return given;
  if (isAsyncIterable(given)) return iterated(given, late);
  return isThenable(given) ? awaited(given, late).pipe(mergeMap((value) => spread(value, late))) : of(given);
};

/**
 * Cold. The values that a function gives: those of an Observable or an async iterable, also of one that is promised, or the one value that it returned or
 * promised; a throw is an error.
 *
 * @param late called for what a Promise or an iterator gives when nobody waits for it any more
 */
export const valuesOf = (run: () => unknown, late: () => void): Observable<unknown> => defer(() => spread(run(), late));
