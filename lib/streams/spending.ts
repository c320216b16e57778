import type { UsageMetadata } from '../wire/usage-metadata';
import { checkAmount } from './check-amount';
import { checkPrices } from './check-prices';
import { priceUsage } from './price-usage';
import { sumUsage, zeroUsage } from './sum-usage';
import type { UsageLimit, UsageLimitReached } from './usage-limit';

/** What was used so far, and what it cost where that is limited. */
export interface Spent {
  readonly usage: UsageMetadata;
  readonly cost: number;
}

/** The sums that a limit needs, as pure functions. */
export interface Spending {
  readonly nothing: Spent;
  readonly add: (spent: Spent, usage: UsageMetadata) => Spent;
  /** Every limit that is passed, in the order of `UsageLimit`. */
  readonly passed: (spent: Spent) => readonly UsageLimitReached[];
}

const COUNTS = ['totalTokenCount', 'promptTokenCount', 'responseTokenCount'] as const;

/** Watches over a limit. Throws a RangeError that names the field for a limit that cannot be. */
export const spending = (limit: UsageLimit): Spending => {
  const { cost } = limit;
  const counts = COUNTS.flatMap((name) => {
    const most = limit[name];
    return most === undefined ? [] : [{ name, most }];
  });
  if (counts.length === 0 && cost === undefined) {
    throw new RangeError(`limit must have at least one of ${COUNTS.join(', ')} and cost.`);
  }
  for (const { name, most } of counts) checkAmount(`limit.${name}`, most);
  if (cost !== undefined) {
    checkAmount('limit.cost.most', cost.most);
    checkPrices('limit.cost.prices', cost.prices);
  }
  return {
    nothing: { usage: zeroUsage, cost: 0 },
    add: (spent, usage) => ({
      usage: sumUsage(spent.usage, usage),
      cost: cost === undefined ? 0 : spent.cost + priceUsage(usage, cost.prices),
    }),
    passed: (spent) =>
      [
        ...counts.map(({ name, most }) => ({ limit: name, most, spent: spent.usage[name], usage: spent.usage })),
        ...(cost === undefined ? [] : [{ limit: 'cost' as const, most: cost.most, spent: spent.cost, usage: spent.usage }]),
      ].filter((reached) => reached.spent > reached.most),
  };
};
