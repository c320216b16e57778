import type { Observable } from 'rxjs';
import { delay, timer } from 'rxjs';
import type { CheckedConfig } from '../session/check-config';

/** Cold. Emits when a session of this config dials: on the scheduler's next turn, or on the one after the app asked. */
export const beginOf = ({ dial, env: { scheduler } }: CheckedConfig, dials$: Observable<unknown>): Observable<unknown> =>
  dial === 'subscribe' ? timer(0, scheduler) : dials$.pipe(delay(0, scheduler));
