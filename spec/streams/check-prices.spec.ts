import { checkPrices } from '../../lib/streams/check-prices';
import type { Prices } from '../../lib/streams/prices';

const checked = (prices: unknown) => () => {
  checkPrices('prices', prices as Prices);
};

describe('checkPrices', () => {
  it('takes one price for all, or one for each modality', () => {
    expect(checked({ input: 1, output: { AUDIO: 12, default: 2 }, cached: { default: 0 }, thoughts: 0 } satisfies Prices)).not.toThrow();
  });

  it.each([
    ['prices.input', { input: -1, output: 1 }],
    ['prices.input.AUDIO', { input: { AUDIO: NaN, default: 1 }, output: 1 }],
    ['prices.input.default', { input: { AUDIO: 1 }, output: 1 }],
    ['prices.output', { input: 1 }],
    ['prices.output', { input: 1, output: null }],
    ['prices.cached.TEXT', { input: 1, output: 1, cached: { TEXT: -3, default: 1 } }],
    ['prices.thoughts', { input: 1, output: 1, thoughts: Infinity }],
  ])('names %s', (field, prices) => {
    expect(checked(prices)).toThrow(RangeError);
    expect(checked(prices)).toThrow(`${field} must be`);
  });

  it('knows the modalities by type', () => {
    // @ts-expect-error a default is needed
    const incomplete: Prices = { input: { AUDIO: 1 }, output: 1 };
    // @ts-expect-error no modality has that name
    const unknown: Prices = { input: { SOUND: 1, default: 1 }, output: 1 };
    expect(checked(incomplete)).toThrow(RangeError);
    expect(checked(unknown)).not.toThrow();
  });
});
