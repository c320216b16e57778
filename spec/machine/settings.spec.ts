import { DEFAULT_OUTBOX, DEFAULT_TIMEOUTS } from '../../lib/machine/settings';

describe('the defaults', () => {
  it('are the promised ones', () => {
    expect(DEFAULT_TIMEOUTS).toEqual({ connect: 10_000, setup: 15_000, close: 2_000 });
    expect(DEFAULT_OUTBOX).toEqual({ commands: 256, bytes: 4_194_304, maxAgeMs: Infinity });
  });
});
