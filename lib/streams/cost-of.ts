import type { OperatorFunction } from 'rxjs';
import { map } from 'rxjs';
import type { UsageMetadata } from '../wire/usage-metadata';
import { checkPrices } from './check-prices';
import type { Prices } from './prices';
import { priceUsage } from './price-usage';

/**
 * What each usage costs, in the currency of the prices: of one generation on `usage$`, of the whole session on `usageTotal$`. As hot as its source;
 * completes and fails with it. Throws a RangeError at once, which names the field, for a price that is not finite or below 0.
 *
 * @param prices for a million tokens each
 * @example
 * session.usageTotal$.pipe(costOf({ input: { AUDIO: 3, default: 0.5 }, output: { AUDIO: 12, default: 2 } })).subscribe((dollars) => console.log(dollars));
 */
export const costOf = (prices: Prices): OperatorFunction<UsageMetadata, number> => {
  checkPrices('prices', prices);
  return map((usage) => priceUsage(usage, prices));
};
