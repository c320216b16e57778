import type { OperatorFunction } from 'rxjs';
import { mergeMap, pipe, scan, take } from 'rxjs';
import type { UsageMetadata } from '../wire/usage-metadata';
import { spending } from './spending';
import type { UsageLimit, UsageLimitReached } from './usage-limit';

/**
 * Tells when more was spent than a limit allows: sums what each generation used, emits once as soon as a sum is above its limit, then completes and
 * leaves its source. Completes without an emission where the source completes before; fails with its source. The source is usage for each generation,
 * `usage$`: on `usageTotal$` everything would count many times. As hot as its source; each subscription counts for itself.
 *
 * Throws a RangeError at once, which names the field, for a limit or a price that is not finite or below 0, and where there is no limit at all.
 *
 * @example
 * session.feed(session.usage$.pipe(limitUsage({ totalTokenCount: 50_000 }), map(() => disconnect())));
 */
export const limitUsage = (limit: UsageLimit): OperatorFunction<UsageMetadata, UsageLimitReached> => {
  const { nothing, add, passed } = spending(limit);
  return pipe(scan(add, nothing), mergeMap(passed), take(1));
};
