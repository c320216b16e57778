import { Subscription } from 'rxjs';
import type { SchedulerLike } from 'rxjs';

/** One direction of a connection in this process: everything arrives, in order, and never inside `put`. */
export interface Lane<T> {
  readonly put: (value: T) => void;
  /** Nothing arrives until `resume`. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Forgets what is on its way. */
  readonly drop: () => void;
}

/** A lane on which everything takes so many ms. It keeps one timer at most, and none where nothing is on its way. */
export const lane = <T>(scheduler: SchedulerLike, ms: number, arrive: (value: T) => void): Lane<T> => {
  let waiting: { readonly value: T; readonly due: number }[] = [];
  let turn = Subscription.EMPTY;
  let state: 'open' | 'paused' | 'dropped' = 'open';
  let isAwaited = false;

  const awaitNext = (): void => {
    const [next] = waiting;
    if (isAwaited || state !== 'open' || next === undefined) return;
    isAwaited = true;
    turn = scheduler.schedule(run, Math.max(0, next.due - scheduler.now()));
  };
  const run = (): void => {
    isAwaited = false;
    const now = Math.max(scheduler.now(), waiting[0]?.due ?? 0);
    const count = waiting.findIndex(({ due }) => due > now);
    const arrived = count < 0 ? waiting : waiting.slice(0, count);
    waiting = count < 0 ? [] : waiting.slice(count);
    for (const [index, { value }] of arrived.entries()) {
      if (state === 'open') arrive(value);
      else if (state === 'paused') {
        waiting = [...arrived.slice(index), ...waiting];
        return;
      } else return;
    }
    awaitNext();
  };
  return {
    put: (value) => {
      if (state === 'dropped') return;
      waiting.push({ value, due: scheduler.now() + ms });
      awaitNext();
    },
    pause: () => {
      if (state !== 'open') return;
      state = 'paused';
      turn.unsubscribe();
      isAwaited = false;
    },
    resume: () => {
      if (state !== 'paused') return;
      state = 'open';
      awaitNext();
    },
    drop: () => {
      state = 'dropped';
      waiting = [];
      turn.unsubscribe();
    },
  };
};
