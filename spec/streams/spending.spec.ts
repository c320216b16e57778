import { spending } from '../../lib/streams/spending';
import type { UsageLimit } from '../../lib/streams/usage-limit';
import { deepFreeze } from './deep-freeze';
import { usageOf } from './events';

describe('spending', () => {
  it('adds what is used, and what it costs', () => {
    const { nothing, add } = spending({ cost: { most: 1, prices: { input: 2, output: 0 } } });
    const once = add(deepFreeze(nothing), deepFreeze(usageOf({ promptTokenCount: 500_000 })));
    expect(add(deepFreeze(once), usageOf({ promptTokenCount: 500_000 }))).toEqual({
      usage: usageOf({ promptTokenCount: 1_000_000 }),
      cost: 2,
    });
  });

  it('allows as much as the limit, and no more', () => {
    const { passed } = spending({ promptTokenCount: 10 });
    expect(passed({ usage: usageOf({ promptTokenCount: 10 }), cost: 0 })).toEqual([]);
    expect(passed({ usage: usageOf({ promptTokenCount: 11 }), cost: 0 })).toHaveLength(1);
  });

  it('names every limit that is passed, in order', () => {
    const usage = usageOf({ totalTokenCount: 5, promptTokenCount: 4, responseTokenCount: 3 });
    const limit: UsageLimit = {
      cost: { most: 0, prices: { input: 1, output: 1 } },
      responseTokenCount: 2,
      promptTokenCount: 9,
      totalTokenCount: 1,
    };
    expect(spending(limit).passed({ usage, cost: 0.5 })).toEqual([
      { limit: 'totalTokenCount', most: 1, spent: 5, usage },
      { limit: 'responseTokenCount', most: 2, spent: 3, usage },
      { limit: 'cost', most: 0, spent: 0.5, usage },
    ]);
  });

  it.each<[string, UsageLimit]>([
    ['limit must have at least one of totalTokenCount, promptTokenCount, responseTokenCount and cost.', {}],
    ['limit.totalTokenCount must be a finite number of at least 0, but is Infinity.', { totalTokenCount: Infinity }],
    ['limit.responseTokenCount must be a finite number of at least 0, but is -1.', { promptTokenCount: 1, responseTokenCount: -1 }],
    ['limit.cost.most must be a finite number of at least 0, but is NaN.', { cost: { most: NaN, prices: { input: 1, output: 1 } } }],
    ['limit.cost.prices.output must be a finite number of at least 0, but is -1.', { cost: { most: 1, prices: { input: 1, output: -1 } } }],
  ])('says: %s', (message, limit) => {
    expect(() => spending(limit)).toThrow(new RangeError(message));
  });
});
