import { isLeft } from 'fp-ts/lib/Either.js';
import { faultNames, parseFault, type FaultPlan } from '../../lib/simulator';
import { watchForFailures, type Watch } from '../support/leaks';
import { storyOf } from '../support/log';
import { FAULT_ROWS } from './fault-rows';
import { sessionWith, storyInProcess } from './faults';

const planOf = (text: string): FaultPlan => {
  const plan = parseFault(text);
  if (isLeft(plan)) throw new Error(plan.left);
  return plan.right;
};

/** The app asks again on each connection; so the answer comes. */
const ANSWERED = [
  'Connected',
  'TextDelta 1: Hello there.',
  'GenerationComplete',
  'Usage',
  'TextComplete 1: Hello there.',
  'TurnComplete 1',
];

let watch: Watch;

beforeEach(() => {
  watch = watchForFailures();
});

afterEach(async () => {
  await watch.settle();
  watch.stop();
  expect(watch.caught).toEqual([]);
});

describe('a client in process, in virtual time', () => {
  it('has a row for every fault', () => {
    expect([...new Set(FAULT_ROWS.map(([fault]) => planOf(fault).fault.type))].sort()).toEqual([...faultNames].sort());
  });

  it.each(FAULT_ROWS)('sees %s', (fault, wire) => {
    expect(storyInProcess([planOf(fault)])).toEqual(wire);
  });
});

describe('liveSession, in virtual time', () => {
  it.each(FAULT_ROWS)('comes to an end in words with %s', (fault, _wire, story) => {
    const { session, seen, scheduler, ends, advance } = sessionWith([planOf(fault)]);
    advance(60_000);
    session.close();
    advance(5_000);
    expect(storyOf(seen)).toEqual(story);
    expect(seen.end()).toBe('complete');
    expect(ends).toHaveLength(1);
    expect(scheduler.actions).toHaveLength(0);
  });

  it.each([
    ['hang', 10_000],
    ['neverSetUp', 15_000],
    ['halfOpen@1.setup', 15_000],
    ['stall:60000@1.setup', 15_000],
  ])('is over at its deadline with %s', (fault, deadline) => {
    const { ends, scheduler, advance } = sessionWith([planOf(fault)]);
    advance(50_000);
    expect(ends).toEqual([deadline]);
    expect(scheduler.actions).toHaveLength(0);
  });

  it.each(['halfOpen@1.2', 'stall:60000@1.2', 'slowReader:60000@1.2'])(
    'does not wait longer than timeouts.close for a server with %s',
    (fault) => {
      const { session, ends, scheduler, advance } = sessionWith([planOf(fault)], { timeouts: { close: 700 } });
      advance(5_000);
      session.close();
      advance(60_000);
      expect(ends).toEqual([ends[0]]);
      expect(ends[0]).toBeLessThanOrEqual(5_700);
      expect(scheduler.actions).toHaveLength(0);
    },
  );

  it('holds what is sent to a slow reader until it reads again', () => {
    const { seen, advance } = sessionWith([planOf('slowReader:20000@1.setup')]);
    advance(19_000);
    expect(storyOf(seen)).toEqual(['Connected']);
    advance(10_000);
    expect(storyOf(seen)).toContain('TurnComplete 1');
  });

  it.each([
    ['refuse@1', ['Error DialFailed', ...ANSWERED]],
    ['hang@1', ['Error DialTimeout', ...ANSWERED]],
    ['neverSetUp@1', ['Error SetupTimeout', ...ANSWERED]],
    ['drop@1.2', ['Connected', 'Error DeliveryUnknown', 'Error ConnectionLost', ...ANSWERED]],
    ['halfOpen@1.2', ['Connected', 'Error Stalled', 'Error DeliveryUnknown', 'Error Stalled', ...ANSWERED]],
  ])('gets over %s where it may dial again', (fault, story) => {
    const { seen, advance } = sessionWith([planOf(fault)], { reconnect: {} });
    advance(65_000);
    expect(storyOf(seen).filter((line) => line !== 'SessionResumeUpdate')).toEqual(story);
    expect(seen.end()).toBe('none');
  });

  it.each<[readonly string[], readonly string[]]>([
    [
      ['stall:3000@1.2', 'drop@1.2'],
      ['Connected', 'Error DeliveryUnknown', 'Error ConnectionLost, fatal', 'Disconnected 1006 ConnectionLost'],
    ],
    [['malformed@1.1'], ['Error MalformedFrame', 'Error SetupTimeout, fatal', 'Disconnected SetupTimeout']],
    [
      ['duplicate@1.1', 'close:1007:API key expired.@1.2'],
      ['Connected', 'Error DeliveryUnknown', 'Error ConnectionLost, fatal', 'Disconnected 1007 ConnectionLost'],
    ],
  ])('comes to an end in words with %j together', (faults, story) => {
    const { seen, advance } = sessionWith(faults.map(planOf));
    advance(60_000);
    expect(storyOf(seen)).toEqual(story);
    expect(seen.end()).toBe('complete');
  });
});
