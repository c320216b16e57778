import { quietOf } from '../../../lib/testing/diagram/quiet';

/** So many events, one every 20 ms. */
const burst = (from: number): readonly number[] => Array.from({ length: 30 }, (_, index) => from + index * 20);

describe('quietOf', () => {
  it('finds the long pause between two bursts', () => {
    expect(quietOf([...burst(0), ...burst(60_000)], 80)).toEqual([{ from: 580, to: 60_000 }]);
  });

  it('finds several, in their order', () => {
    expect(quietOf([...burst(0), ...burst(30_000), ...burst(90_000)], 80).map(({ from }) => from)).toEqual([580, 30_580]);
  });

  it('leaves an even rhythm alone', () => {
    expect(
      quietOf(
        Array.from({ length: 500 }, (_, index) => index * 1_000),
        80,
      ),
    ).toEqual([]);
  });

  it('leaves alone what fits as it is', () => {
    expect(quietOf(burst(0), 80)).toEqual([]);
    expect(quietOf([5, 5, 5], 80)).toEqual([]);
    expect(quietOf([], 80)).toEqual([]);
  });
});
