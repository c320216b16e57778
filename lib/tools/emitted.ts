import type { Observable } from 'rxjs';

/** The values that a run gives, by what it returned: those of an Observable or an async iterable, also of one that is promised, or the one value. */
export type Emitted<Given> = 0 extends 1 & Given
  ? Given
  : Given extends Observable<infer Value> | AsyncIterable<infer Value>
    ? Value
    : Given extends PromiseLike<infer Value>
      ? Emitted<Value>
      : Given;
