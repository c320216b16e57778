import type { MonoTypeOperatorFunction, ObservableNotification } from 'rxjs';
import { dematerialize, materialize, Observable, tap } from 'rxjs';
import { inbox } from '../session/inbox';

/** What arrives while a value is being told waits until everyone has heard it: one order for all subscribers. */
export const inOrder =
  <T>(): MonoTypeOperatorFunction<T> =>
  (source$) =>
    new Observable<T>((subscriber) => {
      const { items$, post } = inbox<ObservableNotification<T>>();
      subscriber.add(items$.pipe(dematerialize()).subscribe(subscriber));
      subscriber.add(source$.pipe(materialize(), tap(post)).subscribe());
    });
