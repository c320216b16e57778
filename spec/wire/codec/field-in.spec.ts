import { fieldIn } from '../../../lib/wire/codec/field-in';

describe('fieldIn', () => {
  it.each([
    [{ twoWords: 1 }, 1],
    [{ two_words: 1 }, 1],
    [{ twoWords: null, two_words: 1 }, 1],
    [{}, undefined],
    [null, undefined],
    ['twoWords', undefined],
    [[], undefined],
  ])('finds the field of %j', (value, found) => {
    expect(fieldIn(value, 'twoWords')).toBe(found);
  });
});
