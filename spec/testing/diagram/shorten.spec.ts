import { shorten } from '../../../lib/testing/diagram/shorten';

describe('shorten', () => {
  it('leaves what fits, on one line', () => {
    expect(shorten(' two\n  lines ', 9)).toBe('two lines');
  });

  it('cuts what is longer, between characters', () => {
    expect(shorten('abcdefghij', 8)).toBe('abcde...');
    expect(shorten('😀😀😀😀😀😀', 5)).toBe('😀😀...');
  });
});
