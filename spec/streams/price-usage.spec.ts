import fc from 'fast-check';
import { priceUsage } from '../../lib/streams/price-usage';
import type { Prices } from '../../lib/streams/prices';
import { sumUsage, zeroUsage } from '../../lib/streams/sum-usage';
import { deepFreeze } from './deep-freeze';
import { usageOf } from './events';
import { usages } from './usages';

const million = 1_000_000;
const text = (tokenCount: number) => ({ modality: 'TEXT', tokenCount });
const audio = (tokenCount: number) => ({ modality: 'AUDIO', tokenCount });

describe('priceUsage', () => {
  it('prices the prompt, the response, the results of tools and the thoughts', () => {
    const usage = usageOf({
      promptTokenCount: million,
      responseTokenCount: million,
      toolUsePromptTokenCount: million,
      thoughtsTokenCount: million,
    });
    expect(priceUsage(usage, { input: 1, output: 10 })).toBe(1 + 10 + 1 + 10);
    expect(priceUsage(usage, { input: 1, output: 10, thoughts: 100 })).toBe(1 + 10 + 1 + 100);
  });

  it('prices each modality for itself', () => {
    const usage = usageOf({
      promptTokenCount: 3 * million,
      promptTokensDetails: [text(million), audio(2 * million)],
      responseTokenCount: million,
      responseTokensDetails: [audio(million)],
      toolUsePromptTokenCount: million,
      toolUsePromptTokensDetails: [audio(million)],
    });
    const prices: Prices = { input: { TEXT: 1, AUDIO: 10, default: 1000 }, output: { AUDIO: 100, default: 1000 } };
    expect(priceUsage(usage, prices)).toBe(1 + 20 + 100 + 10);
  });

  it('prices what no detail covers, and what it has no price for, at the default', () => {
    const usage = usageOf({
      promptTokenCount: 3 * million,
      promptTokensDetails: [audio(million), { modality: 'constructor', tokenCount: million }],
    });
    expect(priceUsage(usage, { input: { AUDIO: 1, default: 10 }, output: 0 })).toBe(1 + 10 + 10);
  });

  it('prices thoughts as text', () => {
    expect(priceUsage(usageOf({ thoughtsTokenCount: million }), { input: 0, output: { AUDIO: 12, TEXT: 2, default: 7 } })).toBe(2);
    expect(priceUsage(usageOf({ thoughtsTokenCount: million }), { input: 0, output: { AUDIO: 12, default: 7 } })).toBe(7);
  });

  describe('of cached tokens', () => {
    const usage = usageOf({
      promptTokenCount: 4 * million,
      promptTokensDetails: [text(million), audio(3 * million)],
      cachedContentTokenCount: 2 * million,
      cacheTokensDetails: [audio(2 * million)],
    });

    it('is that of the input where no other is given', () => {
      expect(priceUsage(usage, { input: { TEXT: 1, AUDIO: 10, default: 0 }, output: 0 })).toBe(1 + 30);
    });

    it('replaces the price of the input', () => {
      expect(priceUsage(usage, { input: { TEXT: 1, AUDIO: 10, default: 0 }, output: 0, cached: 0.5 })).toBe(1 + 10 + 1);
    });

    it('is taken off tokens of unknown modality first where the cached ones are unknown', () => {
      const unknown = usageOf({ promptTokenCount: 2 * million, promptTokensDetails: [text(million)], cachedContentTokenCount: million });
      expect(priceUsage(unknown, { input: { TEXT: 1, default: 100 }, output: 0, cached: 0 })).toBe(1);
    });

    it('is taken off all modalities evenly where nothing else is left', () => {
      const unknown = usageOf({
        promptTokenCount: 2 * million,
        promptTokensDetails: [text(million), audio(million)],
        cachedContentTokenCount: million,
      });
      expect(priceUsage(unknown, { input: { TEXT: 1, AUDIO: 10, default: 100 }, output: 0, cached: 0 })).toBe(0.5 + 5);
    });

    it('is never negative, however little sense the counts make', () => {
      const odd = usageOf({ promptTokenCount: 1, cachedContentTokenCount: million, cacheTokensDetails: [audio(5)] });
      expect(priceUsage(odd, { input: 100, output: 0, cached: 0 })).toBe(0);
    });
  });

  it('believes the details where they are more than the count', () => {
    expect(priceUsage(usageOf({ promptTokenCount: 1, promptTokensDetails: [text(million)] }), { input: 1, output: 0 })).toBe(1);
  });

  it('is nothing for nothing', () => {
    expect(priceUsage(zeroUsage, { input: 1, output: 1, cached: 1 })).toBe(0);
  });

  it('refuses a price that cannot be', () => {
    expect(() => priceUsage(zeroUsage, { input: 1, output: -1 })).toThrow(
      new RangeError('prices.output must be a finite number of at least 0, but is -1.'),
    );
  });

  it('is the same for the sum as for the parts, and never negative', () => {
    const rates = fc.double({ min: 0, max: 100, noNaN: true });
    const priced = fc.record({ AUDIO: rates, TEXT: rates, default: rates });
    const prices = fc.record({ input: priced, output: priced, cached: priced, thoughts: rates });
    fc.assert(
      fc.property(prices, usages, usages, (rate, a, b) => {
        const parts = priceUsage(deepFreeze(a), deepFreeze(rate)) + priceUsage(deepFreeze(b), rate);
        expect(parts).toBeGreaterThanOrEqual(0);
        expect(priceUsage(sumUsage(a, b), rate)).toBeCloseTo(parts, 6);
      }),
      { seed: 20_261 },
    );
  });
});
