import { afflict } from '../../../lib/simulator/fault/afflict';
import type { Fault, FaultPlan } from '../../../lib/simulator/fault/fault';
import { soundConnection } from '../../../lib/simulator/fault/sound-connection';
import { afflictedServer, say } from './afflicted-server';

const anyTime = (fault: Fault, chance = 0.1): FaultPlan => ({ fault, at: { chance } });

/** Faults that lose nothing, all at once. */
const LOSSLESS: readonly FaultPlan[] = [
  anyTime({ type: 'stall', ms: 70 }),
  anyTime({ type: 'burst', messages: 3 }),
  anyTime({ type: 'reorder' }, 0.3),
  anyTime({ type: 'slowReader', ms: 70 }),
  anyTime({ type: 'hugeFrame', bytes: 300 }),
];

const LETTERS = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index));

/** What comes to the wire of the alphabet, when the timers run out now and then. */
const spell = (plans: readonly FaultPlan[], seed: number): readonly string[] => {
  const server = afflictedServer(plans, seed);
  return [
    ...LETTERS.flatMap((letter, index) => [...server.say(letter), ...(index % 7 === 0 ? server.tick('withheld') : [])]),
    ...server.tick('withheld'),
  ];
};

const lettersOf = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.length === 1);

const SEEDS = Array.from({ length: 500 }, (_, index) => index + 1);

describe('afflict, at random', () => {
  it('loses nothing that it withholds, whatever the seed', () => {
    for (const seed of SEEDS) expect([...lettersOf(spell(LOSSLESS, seed))].sort()).toEqual(LETTERS);
  });

  it('changes the order by reordering alone, and by one place', () => {
    for (const seed of SEEDS) {
      const seen = lettersOf(spell(LOSSLESS, seed));
      expect(Math.max(...seen.map((letter, index) => Math.abs(LETTERS.indexOf(letter) - index)))).toBeLessThan(2);
      expect(
        lettersOf(
          spell(
            LOSSLESS.filter(({ fault }) => fault.type !== 'reorder'),
            seed,
          ),
        ),
      ).toEqual(LETTERS);
    }
  });

  it('strikes the same for the same seed, and otherwise for others and for other connections', () => {
    const lines = spell(LOSSLESS, 3);
    expect(spell(LOSSLESS, 3)).toEqual(lines);
    expect(spell(LOSSLESS, 4)).not.toEqual(lines);
    expect(afflictedServer(LOSSLESS, 3, 2).say(LETTERS.join(''))).not.toEqual(afflictedServer(LOSSLESS, 3, 1).say(LETTERS.join('')));
  });

  it('strikes about as often as the chance says', () => {
    const twice = SEEDS.map((seed) => afflictedServer([anyTime({ type: 'duplicate' })], seed).say('abcdefghij').length - 10);
    const struck = twice.reduce((sum, each) => sum + each, 0);
    expect(struck).toBeGreaterThan(440);
    expect(struck).toBeLessThan(560);
  });

  it('changes nothing that it is given', () => {
    const state = soundConnection(LOSSLESS, 1, 1);
    const effects = LETTERS.map(say);
    const before = JSON.stringify([state, effects]);
    afflict(state, effects, { type: 'Opened', at: 0 });
    expect(JSON.stringify([state, effects])).toBe(before);
  });
});

describe('afflict, with many faults at once', () => {
  it('damages, doubles and delays one message', () => {
    const server = afflictedServer([
      { fault: { type: 'duplicate' }, at: 2 },
      { fault: { type: 'malformed' }, at: 2 },
      { fault: { type: 'reorder' }, at: 2 },
    ]);
    const half = '{"serverContent":{"modelTurn":{"parts":[';
    expect(server.say('abc')).toEqual(['a', 'start withheld 1000', 'c', half, half, 'stop withheld']);
  });

  it('stalls, and then is gone', () => {
    const server = afflictedServer([
      { fault: { type: 'stall', ms: 70 }, at: 2 },
      { fault: { type: 'drop' }, at: 4 },
    ]);
    expect([server.say('abcd'), server.tick('withheld'), server.say('e')]).toEqual([['a', 'start withheld 70'], ['b', 'c', 'reset'], []]);
  });

  it('does not damage what is not written any more', () => {
    const server = afflictedServer([
      { fault: { type: 'drop' }, at: 2 },
      { fault: { type: 'duplicate' }, at: 2 },
    ]);
    expect(server.say('ab')).toEqual(['a', 'reset']);
  });

  it('is withheld by what came first, and not for longer because of what comes then', () => {
    const server = afflictedServer([
      { fault: { type: 'stall', ms: 70 } },
      { fault: { type: 'burst', messages: 2 }, at: 2 },
      { fault: { type: 'stall', ms: 5 }, at: 3 },
    ]);
    expect([server.say('abcd'), server.tick('withheld')]).toEqual([['start withheld 70'], ['a', 'b', 'c', 'd']]);
  });
});
