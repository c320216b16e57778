import type { SubjectLike } from 'rxjs';
import { AsyncSubject, merge, Subject, takeUntil } from 'rxjs';

/**
 * A subject that replays nothing while it lives, and its last value to whoever was too late for it: who subscribes after the completion, or so
 * shortly before that no value came any more.
 */
export const replayLast = <T>(): SubjectLike<T> => {
  const live$ = new Subject<T>();
  const last$ = new AsyncSubject<T>();
  const heard$ = merge(live$, last$.pipe(takeUntil(live$)));
  return {
    next: (value) => {
      last$.next(value);
      live$.next(value);
    },
    error: (error: unknown) => {
      last$.error(error);
      live$.error(error);
    },
    complete: () => {
      last$.complete();
      live$.complete();
    },
    subscribe: (observer) => heard$.subscribe(observer),
  };
};
