import {
  DEFAULT_OUTBOX,
  DEFAULT_RECONNECTION,
  DEFAULT_RESEED,
  DEFAULT_ROTATION,
  DEFAULT_TIMEOUTS,
  DEFAULT_WATCHDOGS,
} from '../../lib/machine/settings';

describe('the defaults', () => {
  it('are the promised ones', () => {
    expect(DEFAULT_TIMEOUTS).toEqual({ connect: 10_000, setup: 15_000, close: 2_000 });
    expect(DEFAULT_OUTBOX).toEqual({ commands: 256, bytes: 4_194_304, maxAgeMs: 10_000, bufferedBytes: 65_536 });
    expect(DEFAULT_RECONNECTION).toEqual({ attempts: 5, total: Infinity, baseMs: 500, maxMs: 30_000 });
    expect(DEFAULT_RESEED).toEqual({ turns: 40, bytes: 32_768 });
    expect(DEFAULT_ROTATION).toEqual({ afterMs: Infinity, marginMs: 5_000 });
    expect(DEFAULT_WATCHDOGS).toEqual({ idleMs: 60_000, stallMs: 20_000, onStall: 'tell', poisonedMs: 30_000 });
  });
});
