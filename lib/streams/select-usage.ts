import type { OperatorFunction } from 'rxjs';
import { map, pipe } from 'rxjs';
import type { SessionEvent } from '../wire/session-event';
import type { UsageMetadata } from '../wire/usage-metadata';
import { ofType } from './of-type';

/**
 * What each generation cost, in tokens. Every emission stands for one generation and its whole context: sum them for what you pay, or take
 * {@link selectUsageTotal}. As hot as its source; completes and fails with it.
 *
 * @example
 * session.events$.pipe(selectUsage()).subscribe(({ totalTokenCount }) => console.log(totalTokenCount));
 */
export const selectUsage = (): OperatorFunction<SessionEvent, UsageMetadata> =>
  pipe(
    ofType('Usage'),
    map(({ usage }) => usage),
  );
