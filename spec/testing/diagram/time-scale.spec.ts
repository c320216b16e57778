import * as fc from 'fast-check';
import { columnsOfTimes, timeScale } from '../../../lib/testing/diagram/time-scale';

describe('timeScale', () => {
  it('takes the finest round step that fits', () => {
    expect(timeScale([0, 1_000], 80).step).toBe(20);
    expect(timeScale([0, 79], 80).step).toBe(1);
    expect(timeScale([0, 80], 80).step).toBe(2);
  });

  it('starts a stretch anew after a long quiet', () => {
    const { stretches, columns } = timeScale([0, 10, 20, 60_000, 60_010, 60_020], 80);
    expect(stretches.map(({ from, to, column }) => ({ from, to, column }))).toEqual([
      { from: 0, to: 20, column: 0 },
      { from: 60_000, to: 60_020, column: 29 },
    ]);
    expect(columns).toBe(50);
  });

  it('gives every time a column, in their order and inside the width', () => {
    const times = fc.array(fc.oneof(fc.nat(100), fc.nat(10_000_000)), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(times, fc.integer({ min: 40, max: 150 }), (some, width) => {
        const sorted = [...some].sort((a, b) => a - b);
        const scale = timeScale(sorted, width);
        const columns = columnsOfTimes(sorted, scale);
        expect(columns).toEqual([...columns].sort((a, b) => a - b));
        expect(columns[0]).toBe(0);
        expect(columns.at(-1)).toBeLessThan(scale.columns);
        expect(scale.columns).toBeLessThanOrEqual(width);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
