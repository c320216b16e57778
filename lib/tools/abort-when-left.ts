import type { MonoTypeOperatorFunction } from 'rxjs';
import { Observable } from 'rxjs';

/**
 * Aborts what a run was given when the run is left before its own end, and then unsubscribes from it: whoever cleans up can tell the one end from the
 * other by the signal.
 */
export const abortWhenLeft =
  (controller: AbortController): MonoTypeOperatorFunction<unknown> =>
  (values$) =>
    new Observable((subscriber) => {
      let isOver = false;
      subscriber.add(() => {
        if (!isOver) controller.abort();
      });
      subscriber.add(
        values$.subscribe({
          next: (value) => {
            subscriber.next(value);
          },
          error: (error: unknown) => {
            isOver = true;
            subscriber.error(error);
          },
          complete: () => {
            isOver = true;
            subscriber.complete();
          },
        }),
      );
    });
