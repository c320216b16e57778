import { finalize, type Observable } from 'rxjs';
import { see, type Seen } from '../support/log';

/** What one subscriber sees, and when it is over. */
export interface Witness<T> extends Seen<T> {
  readonly over: Promise<void>;
}

/** Subscribes at once, and tells when the source has ended, well or badly. */
export const toTheEnd = <T>(source$: Observable<T>, react: (value: T) => void = () => undefined): Witness<T> => {
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    ...see(
      source$.pipe(
        finalize(() => {
          end();
        }),
      ),
      react,
    ),
    over,
  };
};
