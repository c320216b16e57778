import { draw, seeded } from '../../lib/simulator/service/random';
import type { Fault, FaultPlan } from '../../lib/simulator';
import type { LiveConfig } from '../../lib';
import { brokenPhases } from '../laws/play';
import { watchForFailures } from '../support/leaks';
import { sessionWith } from './faults';

const FAULTS: readonly Fault[] = [
  { type: 'refuse' },
  { type: 'reset' },
  { type: 'hang' },
  { type: 'status', status: 429 },
  { type: 'neverSetUp' },
  { type: 'close', code: 1007, reason: 'Request contains an invalid argument.' },
  { type: 'close', code: 1000, reason: '' },
  { type: 'drop' },
  { type: 'cut' },
  { type: 'halfOpen' },
  { type: 'stall', ms: 20_000 },
  { type: 'stall', ms: 200 },
  { type: 'slowReader', ms: 5_000 },
  { type: 'malformed' },
  { type: 'wrongShape' },
  { type: 'nonUtf8' },
  { type: 'hugeFrame', bytes: 5_000 },
  { type: 'duplicate' },
  { type: 'reorder' },
  { type: 'burst', messages: 4 },
  { type: 'wrongTimeLeft', ms: 100 },
];

/** Between none and all of the faults, each with a chance of its own. */
const plansOf = (seed: number): readonly FaultPlan[] => {
  let random = seeded(seed);
  const next = (): number => {
    const drawn = draw(random);
    random = drawn.next;
    return drawn.value;
  };
  const share = next();
  return FAULTS.filter(() => next() < share).map((fault) => ({ fault, at: { chance: next() * 0.3 } }));
};

/** What a session may tell of a server that does all this; never that the library itself is at fault. */
const DOCUMENTED = [
  'DialFailed',
  'DialTimeout',
  'SetupTimeout',
  'SetupRefused',
  'ResumeRefused',
  'ConnectionLost',
  'RetriesExhausted',
  'Stalled',
  'MalformedFrame',
  'BadMedia',
  'CommandsDropped',
  'DeliveryUnknown',
];

const play = (seed: number, config: Partial<LiveConfig>) => {
  const world = sessionWith(plansOf(seed), config, seed);
  world.advance(5_000);
  world.session.sendText('And again?');
  world.advance(85_000);
  const isUp = world.seen.end() === 'none';
  const types = world.seen.values.flatMap((event) => (event.type === 'Error' ? [event.error.type] : []));
  const connections = world.seen.values.filter(({ type }) => type === 'Connected').length;
  return { ...world, isUp, types, connections };
};

const SEEDS = Array.from({ length: 500 }, (_, index) => index + 1);

const KINDS: readonly (readonly [string, Partial<LiveConfig>, readonly string[]])[] = [
  ['of one connection', {}, ['ConnectionLost', 'DialFailed', 'DialTimeout', 'SetupRefused', 'SetupTimeout', 'Stalled', 'clean', 'up']],
  ['that dial again', { reconnect: {} }, ['ConnectionLost', 'DialFailed', 'RetriesExhausted', 'SetupRefused', 'clean', 'up']],
];

describe.each(KINDS)('500 sessions %s with faults at random, in virtual time', (_kind, config, expected) => {
  it('are up or over, tell documented errors, and leave no timer behind', async () => {
    const watch = watchForFailures();
    const fates = new Map<string, number>();
    let most = 0;
    for (const seed of SEEDS) {
      const { seen, scheduler, isUp, types, connections, advance } = play(seed, config);
      const last = seen.values.at(-1);
      expect({ seed, strange: types.filter((type) => !DOCUMENTED.includes(type)) }).toEqual({ seed, strange: [] });
      expect({ seed, broken: brokenPhases(seen.values) }).toEqual({ seed, broken: [] });
      if (isUp && config.reconnect === undefined) expect({ seed, connections }).toEqual({ seed, connections: 1 });
      if (!isUp) expect({ seed, end: seen.end(), last: last?.type }).toEqual({ seed, end: 'complete', last: 'Disconnected' });
      const fate = isUp ? 'up' : last?.type === 'Disconnected' ? (last.cause?.type ?? 'clean') : 'strange';
      fates.set(fate, (fates.get(fate) ?? 0) + 1);
      most = Math.max(most, connections);

      seen.subscription.unsubscribe();
      advance(5_000);
      const told = seen.values.length;
      advance(600_000);
      expect({ seed, timers: scheduler.actions.length, told: seen.values.length }).toEqual({ seed, timers: 0, told });
    }
    await watch.settle();
    watch.stop();
    expect(watch.caught).toEqual([]);
    // The seeds reach every fate; else this proves little.
    expect([...fates.keys()].sort()).toEqual(expected);
    expect(most).toBeGreaterThanOrEqual(config.reconnect === undefined ? 1 : 5);
  }, 60_000);

  it('are the same for the same seed', () => {
    for (const seed of SEEDS.slice(0, 50)) expect(play(seed, config).seen.values).toEqual(play(seed, config).seen.values);
  });
});
