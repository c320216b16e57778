import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { FACTS, FRAMES, TWO_HOURS_MS } from './long-session';
import type { LongReplay } from './replay-long-session';

/** Runs in a plain Node process: inside the sandbox of a test runner every use of a global costs several times as much as in an app. */
const replayInNode = (): LongReplay => {
  const { outputFiles } = buildSync({
    stdin: {
      contents: `import { replayLongSession } from './replay-long-session';\nprocess.stdout.write(JSON.stringify(replayLongSession()));`,
      resolveDir: __dirname,
    },
    bundle: true,
    platform: 'node',
    write: false,
    absWorkingDir: join(__dirname, '../../..'),
  });
  const text = outputFiles.map((file) => file.text).join('');
  return JSON.parse(execFileSync(process.execPath, ['-'], { input: text, encoding: 'utf8' })) as LongReplay;
};

describe('a session of two hours and 500,000 frames', () => {
  it('is replayed in virtual time, one frame ahead', () => {
    const { facts, messages, virtualMs, mostAhead, pending, realMs, cpuMs } = replayInNode();
    const [real, cpu] = [realMs, cpuMs].map((ms) => (ms / 1_000).toFixed(1));
    process.stderr.write(`500,000 frames, two hours, into a session: ${real ?? ''} s, of these ${cpu ?? ''} s of work
`);

    const { PhaseChanged: phases = 0, ...others } = facts;
    expect(others).toEqual(FACTS);
    expect(phases).toBeGreaterThan(0);
    expect(messages).toBe(FRAMES + 1);
    expect(virtualMs).toBe(TWO_HOURS_MS);
    expect(mostAhead).toBeLessThanOrEqual(1);
    expect(pending).toHaveLength(FRAMES / 10_000);
    expect(Math.max(...pending)).toBe(pending[0]);
  }, 120_000);
});
