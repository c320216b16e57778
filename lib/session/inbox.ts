import type { Observable } from 'rxjs';
import { Subject } from 'rxjs';

/** A first-in-first-out queue in front of a stream. */
export interface Inbox<T> {
  /** Hot. Emits what was posted, one at a time: never inside the emission of another. */
  readonly items$: Observable<T>;
  readonly post: (item: T) => void;
  /** Whether nothing waits. */
  readonly isEmpty: () => boolean;
}

/**
 * A private queue that makes one order of everything. What is posted while an item is being worked on waits until that work is done, so
 * re-entrant calls never nest. A throw clears it.
 */
export const inbox = <T>(): Inbox<T> => {
  const items$ = new Subject<T>();
  const waiting: T[] = [];
  let isBusy = false;
  const drain = (): void => {
    isBusy = true;
    try {
      while (waiting.length > 0) items$.next(waiting.shift() as T);
    } finally {
      waiting.length = 0;
      isBusy = false;
    }
  };
  return {
    items$: items$.asObservable(),
    post: (item) => {
      waiting.push(item);
      if (!isBusy) drain();
    },
    isEmpty: () => waiting.length === 0,
  };
};
