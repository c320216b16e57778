import { asapScheduler, Subscription, type SchedulerLike } from 'rxjs';

/** Delivers values at once, but never inside the work that it guards. */
export interface HoldBack<T> {
  readonly pass: (value: T) => void;
  /** Runs `work`; what is passed meanwhile is delivered on the next turn of the scheduler, in order and before anything newer. */
  readonly during: (work: () => void) => void;
  /** Forgets what is held. */
  readonly drop: () => void;
}

/** Keeps a platform that answers from inside a call from being heard inside that call. */
export const holdBack = <T>(deliver: (value: T) => void, scheduler: SchedulerLike = asapScheduler): HoldBack<T> => {
  const held: T[] = [];
  let depth = 0;
  let turn = Subscription.EMPTY;

  const release = (): void => {
    // Walks over values that are added meanwhile as well: none of them may overtake.
    for (const value of held) deliver(value);
    held.length = 0;
  };

  return {
    pass: (value) => {
      if (depth === 0 && held.length === 0) return deliver(value);
      held.push(value);
      if (held.length === 1) turn = scheduler.schedule(release);
    },
    during: (work) => {
      depth += 1;
      try {
        work();
      } finally {
        depth -= 1;
      }
    },
    drop: () => {
      held.length = 0;
      turn.unsubscribe();
    },
  };
};
