import { asyncScheduler, Subscription, type SchedulerAction, type SchedulerLike } from 'rxjs';

/** Real time, and how many actions wait in it. */
export interface CountingScheduler {
  readonly scheduler: SchedulerLike;
  readonly waiting: () => number;
  /** How many were ever scheduled. */
  readonly scheduled: () => number;
}

/** A scheduler that knows what it owes: an action waits until it ran or was unsubscribed. */
export const countingScheduler = (): CountingScheduler => {
  const waiting = new Set<symbol>();
  let scheduled = 0;
  const schedule = <T>(work: (this: SchedulerAction<T>, state?: T) => void, delay?: number, state?: T): Subscription => {
    const action = Symbol('action');
    waiting.add(action);
    scheduled += 1;
    const subscription = new Subscription(() => waiting.delete(action));
    subscription.add(
      asyncScheduler.schedule(
        function (this: SchedulerAction<T>, given?: T) {
          waiting.delete(action);
          work.call(this, given);
        },
        delay,
        state,
      ),
    );
    return subscription;
  };
  return { scheduler: { now: () => asyncScheduler.now(), schedule }, waiting: () => waiting.size, scheduled: () => scheduled };
};
