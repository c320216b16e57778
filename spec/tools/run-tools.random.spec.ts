import { inNode } from '../support/in-node';
import type { ToolAudit } from './random-audit';
import { CALLS_A_SESSION } from './random-audit';

const SESSIONS = 200;

describe('tools that are called at random', () => {
  it('answer each call once or see it cancelled, stop with it, and let nothing escape', async () => {
    const audit = (await inNode({ folder: __dirname, module: 'random-audit', name: 'auditTools', args: [1, SESSIONS] })) as ToolAudit;
    const { calls, answered, cancelled, stopped, connections } = audit.counts;
    process.stdout.write(
      `${String(calls)} calls: ${String(answered)} answered, ${String(cancelled)} cancelled, ${String(stopped)} stopped, over ${String(connections)} connections\n`,
    );
    expect(audit.wrong).toEqual([]);
    expect(calls).toBeGreaterThanOrEqual(SESSIONS * CALLS_A_SESSION);
    expect(Math.min(answered, cancelled, stopped)).toBeGreaterThan(500);
  }, 120_000);
});
