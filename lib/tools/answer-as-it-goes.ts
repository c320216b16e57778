import type { OperatorFunction, SchedulerLike } from 'rxjs';
import { Observable, Subscription } from 'rxjs';
import type { Emission } from './emission';

type Held = { readonly value: unknown } | null;

/**
 * Every value is a response of its own, and goes out as it comes. A value is the last one where the completion follows it in the same turn of the
 * scheduler, as it does for one that comes alone; otherwise the end is told by itself.
 */
export const answerAsItGoes =
  (scheduler: SchedulerLike): OperatorFunction<unknown, Emission> =>
  (values$) =>
    new Observable((subscriber) => {
      let held: Held = null;
      let hasTold = false;
      let turn = Subscription.EMPTY;
      const letGo = (): void => {
        turn.unsubscribe();
        if (held === null) return;
        const { value } = held;
        held = null;
        hasTold = true;
        subscriber.next({ type: 'Interim', value });
      };
      subscriber.add(() => {
        turn.unsubscribe();
      });
      subscriber.add(
        values$.subscribe({
          next: (value) => {
            letGo();
            held = { value };
            turn = scheduler.schedule(letGo);
          },
          error: (error: unknown) => {
            letGo();
            subscriber.error(error);
          },
          complete: () => {
            turn.unsubscribe();
            if (held !== null) subscriber.next({ type: 'Last', value: held.value });
            else subscriber.next(hasTold ? { type: 'Over' } : { type: 'Last', value: null });
            subscriber.complete();
          },
        }),
      );
    });
