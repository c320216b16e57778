import { counter } from '../../../lib/wire/codec/counter';

describe('counter', () => {
  it.each([
    [0, 0],
    [12, 12],
    [1.5, 1.5],
    ['0', 0],
    ['123456789', 123_456_789],
    ['-4', -4],
  ])('reads %p', (value, count) => {
    expect(counter.decode(value)).toStrictEqual({ _tag: 'Right', right: count });
  });

  it.each(['', ' 1', '1.5', '0x10', '1e3', 'many', '9'.repeat(400), Number.NaN, Number.POSITIVE_INFINITY, true, null, [1], {}])(
    'refuses %p',
    (value) => {
      expect(counter.decode(value)._tag).toBe('Left');
    },
  );

  it('knows a count, and writes it as a number', () => {
    expect(counter.is(3)).toBe(true);
    expect(counter.is('3')).toBe(false);
    expect(counter.is(Number.NaN)).toBe(false);
    expect(counter.encode(3)).toBe(3);
  });
});
