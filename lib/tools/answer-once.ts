import type { OperatorFunction } from 'rxjs';
import { defaultIfEmpty, map, takeLast } from 'rxjs';
import type { Emission } from './emission';

/** The last value that comes is the answer; nothing at all is an answer too. For models that take one response a call. */
export const answerOnce = (): OperatorFunction<unknown, Emission> => (values$) =>
  values$.pipe(
    takeLast(1),
    defaultIfEmpty(null),
    map((value): Emission => ({ type: 'Last', value })),
  );
