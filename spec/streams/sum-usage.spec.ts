import fc from 'fast-check';
import { sumUsage, zeroUsage } from '../../lib/streams/sum-usage';
import type { UsageMetadata } from '../../lib/wire/usage-metadata';
import { deepFreeze } from './deep-freeze';
import { usageOf } from './events';
import { usages } from './usages';

const seed = 20_260;

/** A usage without the order of its details, and without what only the last one tells. */
const amounts = ({ serviceTier: _tier, trafficType: _traffic, ...usage }: UsageMetadata) => {
  const byName = (a: { modality: string }, b: { modality: string }): number => a.modality.localeCompare(b.modality);
  return {
    ...usage,
    promptTokensDetails: usage.promptTokensDetails.toSorted(byName),
    responseTokensDetails: usage.responseTokensDetails.toSorted(byName),
    cacheTokensDetails: usage.cacheTokensDetails.toSorted(byName),
    toolUsePromptTokensDetails: usage.toolUsePromptTokensDetails.toSorted(byName),
  };
};

describe('sumUsage', () => {
  it('adds every count and every detail', () => {
    const one: UsageMetadata = {
      promptTokenCount: 1,
      responseTokenCount: 2,
      cachedContentTokenCount: 3,
      toolUsePromptTokenCount: 4,
      thoughtsTokenCount: 5,
      totalTokenCount: 6,
      promptTokensDetails: [{ modality: 'TEXT', tokenCount: 7 }],
      responseTokensDetails: [{ modality: 'AUDIO', tokenCount: 8 }],
      cacheTokensDetails: [{ modality: 'TEXT', tokenCount: 9 }],
      toolUsePromptTokensDetails: [{ modality: 'IMAGE', tokenCount: 10 }],
    };
    expect(sumUsage(one, one)).toEqual({
      promptTokenCount: 2,
      responseTokenCount: 4,
      cachedContentTokenCount: 6,
      toolUsePromptTokenCount: 8,
      thoughtsTokenCount: 10,
      totalTokenCount: 12,
      promptTokensDetails: [{ modality: 'TEXT', tokenCount: 14 }],
      responseTokensDetails: [{ modality: 'AUDIO', tokenCount: 16 }],
      cacheTokensDetails: [{ modality: 'TEXT', tokenCount: 18 }],
      toolUsePromptTokensDetails: [{ modality: 'IMAGE', tokenCount: 20 }],
    });
  });

  it('keeps the last tier and kind of traffic that were told', () => {
    const first = usageOf({ serviceTier: 'standard', trafficType: 'ON_DEMAND' });
    expect(sumUsage(first, usageOf({ serviceTier: 'priority' }))).toEqual(usageOf({ serviceTier: 'priority', trafficType: 'ON_DEMAND' }));
  });

  it('tells no tier where none was told', () => {
    expect(Object.keys(sumUsage(zeroUsage, zeroUsage))).toEqual(Object.keys(zeroUsage));
  });

  it('has a zero, on either side', () => {
    fc.assert(
      fc.property(usages, (usage) => {
        expect(sumUsage(zeroUsage, usage)).toEqual(usage);
        expect(sumUsage(usage, zeroUsage)).toEqual(usage);
      }),
      { seed },
    );
  });

  it('does not care for order or grouping', () => {
    fc.assert(
      fc.property(usages, usages, usages, (a, b, c) => {
        expect(amounts(sumUsage(a, b))).toEqual(amounts(sumUsage(b, a)));
        expect(sumUsage(sumUsage(a, b), c)).toEqual(sumUsage(a, sumUsage(b, c)));
      }),
      { seed },
    );
  });

  it('writes to nothing that it is given', () => {
    fc.assert(
      fc.property(usages, usages, (a, b) => {
        expect(() => sumUsage(deepFreeze(a), deepFreeze(b))).not.toThrow();
      }),
      { seed },
    );
  });
});
