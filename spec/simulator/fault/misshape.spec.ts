import { misshape } from '../../../lib/simulator/fault/misshape';

describe('misshape', () => {
  it.each([
    [{ setupComplete: {} }, { setupComplete: 'no object' }],
    [
      { serverContent: { turnComplete: true }, usageMetadata: {} },
      { serverContent: { turnComplete: {} }, usageMetadata: {} },
    ],
    [{ list: [{ text: 'a' }, { text: 'b' }] }, { list: [{ text: 7 }, { text: 'b' }] }],
    [{ goAway: null }, { goAway: 'no object' }],
    [{ list: [] }, { list: 'no object' }],
    ['text', 7],
  ])('makes of %j %j', (value, misshapen) => {
    expect(misshape(value)).toEqual(misshapen);
  });
});
