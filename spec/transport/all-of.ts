import { lastValueFrom, toArray, type Observable } from 'rxjs';

/** Everything that a stream emits, once it completes. */
export const allOf = <T>(source$: Observable<T>): Promise<readonly T[]> => lastValueFrom(source$.pipe(toArray()), { defaultValue: [] });
