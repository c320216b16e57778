import type { Input } from '../../lib/machine/input';
import type { Settings, Watchdogs } from '../../lib/machine/settings';
import { DEFAULT_OUTBOX } from '../../lib/machine/settings';
import type { Live, State } from '../../lib/machine/state';
import { activityEnd, activityStart, sendAudio, sendText, sendToolResponse } from '../../lib/wire/commands';
import {
  ASLEEP,
  back,
  blueprintOf,
  callFor,
  closed,
  commanded,
  handleOf,
  live,
  MANUAL,
  measured,
  PATIENT,
  received,
  run,
  say,
  stateOf,
  ticked,
  USER_STARTS,
} from '../support/machine';

const NARROW = { outbox: { ...DEFAULT_OUTBOX, bufferedBytes: 100 } };
const declaring = (behavior: 'BLOCKING' | 'NON_BLOCKING'): Partial<Settings> => ({
  blueprint: blueprintOf({ tools: [{ functionDeclarations: [{ name: 'f-a', behavior }] }] }),
});
const watching = (watchdogs: Partial<Watchdogs>, settings: Partial<Settings> = {}): State =>
  live({ ...PATIENT, ...NARROW, watchdogs: { ...ASLEEP, ...watchdogs }, ...settings });
const watchIn = (state: State): Live['clocks']['watch'] => stateOf(state, 'Live').clocks.watch;
const owedIn = (state: State): Live['owed'] => stateOf(state, 'Live').owed;

/** What the watch comes to in the end, and when. */
const endOf = (state: State): readonly [State['type'], number | null] => {
  let now = state;
  let at: number | null = null;
  while (now.type === 'Live' && watchIn(now) !== null) {
    const watch = watchIn(now) ?? { timer: 0, at: 0 };
    at = watch.at;
    now = run(now, ticked(watch.timer, at)).state;
  }
  return [now.type, at];
};

const audio = (at = 0): Input => commanded(sendAudio(new Uint8Array(100)), at);
const text = (at = 0): Input => commanded(sendText('Hi'), at);
const answer = (at = 0): Input => commanded(sendToolResponse([{ id: 'a', response: {} }]), at);
/** The socket is asked what it holds back, now and again. */
const holds = (state: State, bytes: number, at: number): State => {
  const { drain } = stateOf(state, 'Live').clocks;
  const asked = drain === null ? state : run(state, ticked(drain, at)).state;
  return run(asked, measured(bytes, at)).state;
};

describe('a socket that takes nothing', () => {
  const idle = { idleMs: 500 };

  it.each(['BLOCKING', 'NON_BLOCKING'] as const)('is watched whatever calls are open: %s', (behavior) => {
    const called = run(watching(idle, declaring(behavior)), received(callFor('a')), audio(100)).state;
    const stuck = run(holds(called, 200, 100), answer(200)).state;
    expect([stuck.memory.outbox.entries.length, owedIn(stuck)]).toEqual([1, { what: 'reading', since: 100, told: false }]);
    expect(endOf(stuck)).toEqual(['Waiting', 600]);
  });

  it('is watched while the user speaks', () => {
    const stuck = holds(run(watching(idle), received(USER_STARTS), audio(100)).state, 200, 100);
    expect(endOf(stuck)).toEqual(['Waiting', 600]);
  });

  it('is not taken for dead as long as bytes go up', () => {
    const stuck = holds(run(watching(idle), text(), audio(100)).state, 900, 100);
    const slow = [800, 700, 600].reduce((state, bytes, index) => holds(state, bytes, 500 + index * 400), stuck);
    expect([owedIn(slow), endOf(slow)]).toEqual([{ what: 'reading', since: 1_300, told: false }, ['Waiting', 1_800]]);
  });

  it('is taken for dead where it holds back as much as before', () => {
    const stuck = holds(run(watching(idle), text(), audio(100)).state, 900, 100);
    expect(endOf(holds(stuck, 900, 500))).toEqual(['Waiting', 600]);
  });

  it('is not asked for a reply before it has taken everything', () => {
    const stuck = holds(run(watching({ stallMs: 500 }), text(), audio(100)).state, 900, 100);
    expect(endOf(stuck)).toEqual(['Live', 500]);
    const free = holds(stuck, 0, 2_000);
    expect([owedIn(free), watchIn(free)?.at]).toEqual([{ what: 'reply', since: 2_000, told: false }, 500]);
    expect(endOf(free)).toEqual(['Live', 2_500]);
  });

  it('does not make a late reply another one', () => {
    const told = run(watching({ stallMs: 500 }), text()).state;
    const late = run(told, ticked(watchIn(told)?.timer ?? 0, 500)).state;
    const free = holds(holds(run(late, audio(600)).state, 200, 600), 0, 700);
    expect(owedIn(free)).toEqual({ what: 'reply', since: 700, told: true });
  });

  it('is no sign that a session that was resumed is deaf', () => {
    const back2 = back(run(watching({ poisonedMs: 500 }), received(handleOf('h')), closed(1006)).state).state;
    const asked = run(back2, text(), text(), audio(100)).state;
    const stuck = run(asked, measured(900, 100, 2)).state;
    expect(endOf(stuck)).toEqual(['Live', 500]);
    const { drain } = stateOf(stuck, 'Live').clocks;
    const free = run(stuck, ticked(drain ?? 0, 2_000), measured(0, 2_000, 2)).state;
    expect(endOf(free)).toEqual(['Closing', 2_500]);
  });
});

describe('an open call', () => {
  const both = { idleMs: 500, stallMs: 300 };

  it.each(['BLOCKING', 'NON_BLOCKING'] as const)('leaves the model waiting: %s', (behavior) => {
    expect(watchIn(run(watching(both, declaring(behavior)), received(callFor('a'))).state)).toBe(null);
    expect(watchIn(run(watching(both, declaring(behavior)), text(), received(callFor('a'), 100)).state)?.at).toBe(300);
    expect(endOf(run(watching(both, declaring(behavior)), text(), received(callFor('a'), 100)).state)).toEqual(['Live', 300]);
  });

  it('that the model must wait for lets it owe nothing, whoever asks for something meanwhile', () => {
    expect(watchIn(run(watching(both, declaring('BLOCKING')), received(callFor('a')), text(100)).state)).toBe(null);
    expect(watchIn(run(watching(both), received(callFor('a')), text(100)).state)).toBe(null);
  });

  it('that it does not have to wait for does not keep it from answering', () => {
    expect(endOf(run(watching(both, declaring('NON_BLOCKING')), received(callFor('a')), text(100)).state)).toEqual(['Waiting', 600]);
    expect(endOf(run(watching(both, declaring('NON_BLOCKING')), received(callFor('a')), received(say('x'), 100)).state)).toEqual([
      'Waiting',
      600,
    ]);
  });
});

describe('a user who speaks', () => {
  const free = { outbox: DEFAULT_OUTBOX, blueprint: MANUAL };
  const say1: readonly Input[] = [activityStart(), sendAudio(new Uint8Array(2)), activityEnd()].map((command) => commanded(command));

  it('is not cut off, however long that takes', () => {
    const again = run(watching({ idleMs: 500, stallMs: 300 }, free), ...say1, commanded(activityStart(), 100)).state;
    expect([owedIn(again), endOf(again)]).toEqual([null, ['Live', 300]]);
  });

  it('is answered in the time that begins with the end of it', () => {
    const again = [activityStart(), sendAudio(new Uint8Array(2))].map((command) => commanded(command, 100));
    const { state } = run(watching({ idleMs: 500 }, free), ...say1, ...again, commanded(activityEnd(), 9_000));
    expect(owedIn(state)).toEqual({ what: 'reply', since: 9_000, told: false });
    expect(endOf(state)).toEqual(['Waiting', 9_500]);
  });
});
