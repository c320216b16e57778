import { inNode } from '../support/in-node';
import type { Day } from './day-long-session';

const MB = 1024 * 1024;

describe('a conversation of 24 hours', () => {
  it('moves every nine minutes, and needs no more memory at the end than after two hours', async () => {
    const day = (await inNode({
      folder: __dirname,
      module: 'day-long-session',
      name: 'talkForADay', // Compiled code grows with the hours of a process, and says nothing of what a session keeps.
      flags: ['--expose-gc', '--no-opt'],
    })) as Day;
    const { heaps, turns, rotations, losses, timers, cpuMs } = day;
    const inMb = heaps.map((heap) => (heap / MB).toFixed(2));
    process.stderr.write(
      `24 virtual hours in ${(cpuMs / 1_000).toFixed(1)} s: ${String(turns)} turns, ${String(rotations)} rotations, ${String(losses)} losses; ` +
        `heap by the hour in MB: ${inMb.join(' ')}\n`,
    );
    expect(rotations).toBeGreaterThanOrEqual(150);
    expect(losses).toBeGreaterThan(5);
    expect(turns).toBeGreaterThan(2_500);
    const afterTwo = heaps[1] ?? 0;
    const worst = Math.max(...heaps.slice(1).map((heap) => Math.abs(heap / afterTwo - 1)));
    expect(worst).toBeLessThan(0.05);
    expect(timers).toBe(0);
  }, 180_000);
});
