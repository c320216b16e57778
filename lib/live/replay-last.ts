import type { SubjectLike } from 'rxjs';
import { AsyncSubject, Subject } from 'rxjs';

/** A subject that replays nothing while it lives, and its last value to whoever subscribes after its completion. */
export const replayLast = <T>(): SubjectLike<T> => {
  const live = new Subject<T>();
  const last = new AsyncSubject<T>();
  let current: Subject<T> = live;
  return {
    next: (value) => {
      last.next(value);
      live.next(value);
    },
    error: (error: unknown) => {
      current = last;
      last.error(error);
      live.error(error);
    },
    complete: () => {
      current = last;
      last.complete();
      live.complete();
    },
    subscribe: (observer) => current.subscribe(observer),
  };
};
