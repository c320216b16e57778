import { draw, seeded } from '../../../lib/simulator/service/random';

const many = (seed: number, count: number): readonly number[] => {
  let random = seeded(seed);
  return Array.from({ length: count }, () => {
    const { value, next } = draw(random);
    random = next;
    return value;
  });
};

describe('draw', () => {
  it('stays from 0 up to 1, evenly', () => {
    const values = many(1, 10_000);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    const tenths = Array.from({ length: 10 }, (_, tenth) => values.filter((value) => Math.floor(value * 10) === tenth).length);
    expect(Math.min(...tenths)).toBeGreaterThan(850);
    expect(Math.max(...tenths)).toBeLessThan(1150);
  });

  it('goes unlike ways from seeds that are neighbours', () => {
    const firsts = [0, 1, 2, 3, 4, 5].map((seed) => Math.round((many(seed, 1)[0] ?? 0) * 100));
    expect(new Set(firsts).size).toBe(6);
  });
});
