import { inNode } from '../../support/in-node';
import type { Audit } from './audit';
import { addUp } from './audit';
import { LAWS } from './laws';

const SEEDS = 1_000;
/** Two processes, where the machine has the cores for them. */
const PROCESSES = 2;

const print = (title: string, { fates, counts }: Audit): void => {
  const words = Object.entries({ ...fates, ...counts }).map(([name, count]) => `${name} ${String(count)}`);
  process.stderr.write(`${title}: ${words.join(', ')}\n`);
};

const held = Object.keys(LAWS).join('; ');

describe('conversations with faults at any step', () => {
  it(`keep the laws in virtual time: ${held}`, async () => {
    const share = SEEDS / PROCESSES;
    const audits = await Promise.all(
      Array.from({ length: PROCESSES }, (_, index) =>
        inNode({ folder: __dirname, module: 'audit', name: 'audit', args: [index * share + 1, (index + 1) * share] }),
      ),
    );
    const all = addUp(audits as Audit[]);
    print(`${String(SEEDS)} conversations in virtual time`, all);
    expect(all.wrong).toEqual([]);
    expect(all.fates.turn + all.fates.failed).toBe(SEEDS);
    expect(all.fates.turn).toBeGreaterThan(SEEDS / 2);
    for (const [name, count] of Object.entries(all.counts))
      expect(`${name} ${count > SEEDS / 5 ? 'many' : String(count)}`).toBe(`${name} many`);
  }, 300_000);

  it(`keep the laws over sockets: ${held}`, async () => {
    const all = (await inNode({ folder: __dirname, module: 'socket-conversation', name: 'auditSockets', args: [1, 50, 10] })) as Audit;
    print('50 conversations over sockets', all);
    expect(all.wrong).toEqual([]);
    expect(all.fates.turn + all.fates.failed).toBe(50);
    for (const [name, count] of Object.entries(all.counts)) expect(`${name} ${count > 5 ? 'some' : String(count)}`).toBe(`${name} some`);
  }, 120_000);
});
