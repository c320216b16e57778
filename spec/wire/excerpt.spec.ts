import { excerpt } from '../../lib/wire/excerpt';

describe('excerpt', () => {
  it.each<[unknown, string]>([
    ['short', '"short"'],
    ['a\n"b"', '"a\\n\\"b\\""'],
    [5, '5'],
    [null, 'null'],
    [undefined, 'undefined'],
    [true, 'true'],
    [10n, '10'],
    [Symbol('s'), 'Symbol(s)'],
    [[1, 2], 'an array of 2'],
    [new Uint8Array(3), '3 bytes'],
    [{}, 'an object with no keys'],
    [{ a: 1, b: 2 }, 'an object with a, b'],
    [{ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1, i: 1 }, 'an object with a, b, c, d, e, f, g, h, …'],
  ])('shows %p', (value, shown) => {
    expect(excerpt(value)).toBe(shown);
  });

  it('cuts a long text and says how long it is', () => {
    expect(excerpt('x'.repeat(81))).toBe(`"${'x'.repeat(80)}"… (81 characters)`);
    expect(excerpt('x'.repeat(80))).toBe(`"${'x'.repeat(80)}"`);
  });

  it.each<[string, unknown]>([
    ['a text of 16 MB', 'x'.repeat(16_000_000)],
    ['control characters, which take six each', '\u0001'.repeat(80)],
    ['more control characters', '\u0001'.repeat(1_000_000)],
    ['quotes', `a${'"'.repeat(79)}`],
    ['halves of characters', '\ud800'.repeat(500)],
    ['a long key', { ['k'.repeat(1_000_000)]: 1 }],
    ['many keys', Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`key${index}`, index]))],
    ['a long list', new Array(1_000_000).fill('x')],
    ['much media', new Uint8Array(1_000_000)],
    ['a big number', 10n ** 5_000n],
    [
      'a function',
      () =>
        'x'
          .repeat(1)
          .concat('a function shows its whole source where it is turned into a text, and that may be long; it is cut like any other text'),
    ],
  ])('stays below 200 characters for %s', (_, value) => {
    expect(excerpt(value).length).toBeLessThan(200);
  });
});
