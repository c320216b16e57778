import { showValue } from '../../../lib/testing/marbles/show-value';

describe('showValue', () => {
  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    ['a "b"', '"a \\"b\\""'],
    [12n, '12'],
    [true, 'true'],
    [new Uint8Array([1, 255]), '2 bytes [01 ff]'],
    [new Uint8Array(9), '9 bytes [00 00 00 00 00 00 00 00 …]'],
    [new TypeError('no'), 'TypeError: no'],
    [{ a: [1, { b: {} }], c: () => 1 }, '{ a: [1, { b: {} }], c: a function }'],
  ])('%p', (value, shown) => {
    expect(showValue(value)).toBe(shown);
  });

  it('stays short, however long or deep the value is', () => {
    const deep = { a: { a: { a: { a: { a: { a: { a: 1 } } } } } } };
    expect(showValue(deep)).toBe('{ a: { a: { a: { a: { a: { a: { … } } } } } } }');
    expect(showValue('x'.repeat(1_000))).toHaveLength(121);
  });

  it('ends for a value that holds itself', () => {
    const ring: Record<string, unknown> = {};
    ring['self'] = ring;
    expect(showValue(ring)).toContain('{ … }');
  });
});
