import { integer } from '../../../lib/wire/codec/integer';

const read = (bits: 32 | 64, value: unknown): unknown => {
  const result = integer(bits).decode(value);
  return result._tag === 'Right' ? result.right : result.left.map(({ context }) => context.at(-1)?.type.name);
};

describe('integer', () => {
  it.each([
    [32, 0, 0],
    [32, -1, -1],
    [32, '1024', 1024],
    [32, 2 ** 31 - 1, 2 ** 31 - 1],
    [32, -(2 ** 31), -(2 ** 31)],
    [64, 2 ** 40, 2 ** 40],
    [64, '90000', 90_000],
  ] as const)('reads %p bits of %p', (bits, value, number) => {
    expect(read(bits, value)).toBe(number);
    expect(integer(bits).is(number)).toBe(true);
  });

  it.each([[1.5], [2 ** 31], [1_760_000_000_000], ['1.5'], ['x'], [NaN], [Infinity], [null], [true]])('refuses %p', (value) => {
    expect(read(32, value)).toEqual(['32-bit integer']);
    expect(integer(32).is(value)).toBe(false);
  });

  it('refuses what is too much for 64 bits', () => {
    expect(read(64, 2 ** 63)).toEqual(['64-bit integer']);
  });
});
