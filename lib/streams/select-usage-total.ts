import type { OperatorFunction } from 'rxjs';
import { pipe, scan } from 'rxjs';
import type { SessionEvent } from '../wire/session-event';
import type { UsageMetadata } from '../wire/usage-metadata';
import { selectUsage } from './select-usage';
import { sumUsage, zeroUsage } from './sum-usage';

/**
 * What was spent since the subscription, in tokens: the running sum, after each generation. It counts on over reconnects. Each subscription counts for
 * itself, from zero; nothing is emitted before the first generation. As hot as its source; completes and fails with it.
 *
 * @example
 * session.events$.pipe(selectUsageTotal()).subscribe(({ totalTokenCount }) => console.log(totalTokenCount));
 */
export const selectUsageTotal = (): OperatorFunction<SessionEvent, UsageMetadata> => pipe(selectUsage(), scan(sumUsage, zeroUsage));
