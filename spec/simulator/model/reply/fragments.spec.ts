import * as fc from 'fast-check';
import { fragments } from '../../../../lib/simulator/model/reply/fragments';

describe('fragments', () => {
  it('takes so many words a piece, with the space before them', () => {
    expect(fragments('One two three four five.', 2)).toEqual(['One two', ' three four', ' five.']);
  });

  it('has none of nothing', () => {
    expect(fragments('', 2)).toEqual([]);
  });

  it('makes up the text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '.', 'é') }).filter((each) => each.trim() !== '');
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 4 }), (each, words) => {
        expect(fragments(each, words).join('')).toBe(each);
      }),
      { seed: 7 },
    );
  });
});
