import type { FaultPlan } from '../../../lib/simulator/fault/fault';
import { strikeDial } from '../../../lib/simulator/fault/strike-dial';

const dials = (plans: readonly FaultPlan[], seed = 1, count = 4): readonly (string | null)[] =>
  Array.from({ length: count }, (_, index) => strikeDial(plans, seed, index + 1)?.type ?? null);

describe('strikeDial', () => {
  it('strikes every dial where none is named', () => {
    expect(dials([{ fault: { type: 'refuse' } }])).toEqual(['refuse', 'refuse', 'refuse', 'refuse']);
  });

  it('strikes the dial that is named, with what is planned first', () => {
    const plans: readonly FaultPlan[] = [
      { fault: { type: 'hang' }, connection: 2 },
      { fault: { type: 'reset' }, connection: 2 },
      { fault: { type: 'status', status: 503 }, connection: 3 },
    ];
    expect(dials(plans)).toEqual([null, 'hang', 'status', null]);
  });

  it('leaves the faults of a connection that was made alone', () => {
    expect(dials([{ fault: { type: 'drop' }, at: 'dial' }])).toEqual([null, null, null, null]);
  });

  it('strikes about as often as the chance says, and the same dials for the same seed', () => {
    const plans: readonly FaultPlan[] = [{ fault: { type: 'refuse' }, at: { chance: 0.3 } }];
    const struck = dials(plans, 7, 2000);
    expect(struck.filter((each) => each !== null).length).toBeGreaterThan(500);
    expect(struck.filter((each) => each !== null).length).toBeLessThan(700);
    expect(dials(plans, 7, 2000)).toEqual(struck);
    expect(dials(plans, 8, 2000)).not.toEqual(struck);
  });

  it('never strikes with a chance of 0, and always with one of 1', () => {
    expect(dials([{ fault: { type: 'refuse' }, at: { chance: 0 } }], 1, 200)).not.toContain('refuse');
    expect(dials([{ fault: { type: 'refuse' }, at: { chance: 1 } }], 1, 200)).not.toContain(null);
  });
});
