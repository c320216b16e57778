import { roundStep } from '../../../lib/testing/diagram/round-step';

describe('roundStep', () => {
  it.each([
    [1, 1],
    [4, 5],
    [31, 50],
    [51_000, 60_000],
    [90_000, 120_000],
    [100 * 3_600_000, 160 * 3_600_000],
  ])('is the first round number from %p: %p', (least, step) => {
    expect(roundStep((candidate) => candidate >= least)).toBe(step);
  });

  it('ends even where nothing will do', () => {
    expect(roundStep(() => false)).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
  });
});
