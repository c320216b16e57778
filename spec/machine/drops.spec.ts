import type { Drops } from '../../lib/machine/drops';
import { drop, tellDrops } from '../../lib/machine/drops';
import type { Entry } from '../../lib/machine/outbox';
import { sendText } from '../../lib/wire/commands';
import { deepFreeze } from '../support/machine';

const entry = (kind: Entry['kind'], bytes: number): Entry => ({ command: sendText('x'), kind, bytes, at: 0, order: 0, given: 'never' });

describe('drop', () => {
  it('counts what follows each other of one kind and cause as one run', () => {
    const first = deepFreeze(drop([], [entry('audio', 10), entry('audio', 20)], 'full', 100));
    const then = drop(first, [entry('audio', 5)], 'full', 130);
    expect(then).toEqual([{ kind: 'audio', why: 'full', count: 3, bytes: 35, first: 100, last: 130 }]);
  });

  it('keeps kinds and causes apart', () => {
    const drops = drop(drop([], [entry('audio', 1), entry('video', 2)], 'full', 0), [entry('audio', 4)], 'stale', 5);
    expect(drops.map(({ kind, why, bytes }) => [kind, why, bytes])).toEqual([
      ['audio', 'full', 1],
      ['video', 'full', 2],
      ['audio', 'stale', 4],
    ]);
  });

  it('adds nothing for nothing', () => {
    expect(drop([], [], 'ended', 0)).toEqual([]);
  });
});

describe('tellDrops', () => {
  const run = (why: Drops[number]['why'], count: number): Drops => [{ kind: 'content', why, count, bytes: 70, first: 100, last: 350 }];

  it('tells the run in figures and in words, with advice where there is any', () => {
    expect(tellDrops(run('full', 2))).toEqual([
      {
        type: 'CommandsDropped',
        message: '2 content commands were not sent (70 bytes): the outbox was full.',
        advice: expect.stringContaining('outbox.commands') as string,
        kind: 'content',
        why: 'full',
        count: 2,
        bytes: 70,
        spanMs: 250,
      },
    ]);
  });

  it.each([
    ['stale', /1 content command was not sent .*: the wait was longer than outbox\.maxAgeMs\./],
    ['ended', /1 content command was not sent .*: the connection ended first\./],
    ['gated', /1 content command was not sent .*: the model takes none now\./],
  ] as const)('says why for %s, without advice', (why, message) => {
    const [told] = tellDrops(run(why, 1));
    expect(told?.message).toMatch(message);
    expect(told).not.toHaveProperty('advice');
  });
});
