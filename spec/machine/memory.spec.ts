import { NO_MEMORY } from '../../lib/machine/memory';
import { initialState } from '../../lib/machine/state';

describe('a session that remembers nothing yet', () => {
  it('has told, sent, waited for and resumed nothing', () => {
    expect(initialState.memory).toBe(NO_MEMORY);
    const { accepted, sent, delivered, unknown, timers, generation, failures, redials, localIds } = NO_MEMORY;
    expect([accepted, sent, delivered, unknown, timers, generation, failures, redials, localIds]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(NO_MEMORY).toMatchObject({
      resend: [],
      drops: [],
      cancelled: [],
      answers: [],
      leavesBy: Infinity,
      past: 'none',
      speech: 'none',
    });
    expect([NO_MEMORY.leaving, NO_MEMORY.dropsTimer, NO_MEMORY.resumption, NO_MEMORY.place, NO_MEMORY.proven, NO_MEMORY.move]).toEqual(
      Array(6).fill(null),
    );
  });
});
