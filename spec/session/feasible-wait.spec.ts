import { feasibleWait } from '../../lib/session/feasible-wait';

describe('feasibleWait', () => {
  it('leaves a wait that timers can do', () => {
    expect([0, 1_000, 2 ** 31 - 1].map(feasibleWait)).toEqual([0, 1_000, 2 ** 31 - 1]);
  });

  it('cuts one that would be over at once', () => {
    expect([2 ** 31, Infinity].map(feasibleWait)).toEqual([2 ** 31 - 1, 2 ** 31 - 1]);
  });
});
