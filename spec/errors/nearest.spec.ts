import { nearest } from '../../lib/errors/nearest';

describe('nearest', () => {
  it.each([
    ['malfromed', 'malformed'],
    ['halfopen', 'halfOpen'],
    ['dorp', 'drop'],
    ['drp', 'drop'],
    ['nonsense', undefined],
    ['', undefined],
  ])('takes %j for %j', (word, meant) => {
    expect(nearest(word, ['drop', 'malformed', 'halfOpen'])).toBe(meant);
  });

  it('finds nothing among no words', () => {
    expect(nearest('drop', [])).toBeUndefined();
  });
});
