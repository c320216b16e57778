import { checkAmount } from '../../lib/streams/check-amount';

describe('checkAmount', () => {
  it.each([0, 0.5, 50_000])('takes %p', (amount) => {
    expect(() => checkAmount('limit', amount)).not.toThrow();
  });

  it.each([-1, NaN, Infinity, undefined, null, '3'])('refuses %p', (amount) => {
    expect(() => checkAmount('limit.cost', amount)).toThrow(
      new RangeError(`limit.cost must be a finite number of at least 0, but is ${String(amount)}.`),
    );
  });
});
