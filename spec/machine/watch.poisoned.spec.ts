import type { Input } from '../../lib/machine/input';
import type { Settings, Watchdogs } from '../../lib/machine/settings';
import type { Live, State } from '../../lib/machine/state';
import { activityEnd, activityStart, interrupt, sendAudio, sendText } from '../../lib/wire/commands';
import type { ServerMessage } from '../../lib/wire/server-message';
import {
  ASLEEP,
  back,
  callFor,
  cancel,
  closed,
  commanded,
  effectsOf,
  errorsOf,
  handleOf,
  HEARD,
  live,
  MANUAL,
  PATIENT,
  received,
  run,
  say,
  SETTINGS,
  stateOf,
  ticked,
  TURN_COMPLETE,
  USER_ENDS,
  USER_STARTS,
  type Run,
} from '../support/machine';

const ANSWERS_ALL: Partial<Settings> = { capabilities: { ...SETTINGS.capabilities, proactivity: 'none' } };

const watching = (watchdogs: Partial<Watchdogs>, settings: Partial<Settings> = {}): State =>
  live({ ...PATIENT, ...ANSWERS_ALL, watchdogs: { ...ASLEEP, ...watchdogs }, ...settings });
const watchIn = (state: State): Live['clocks']['watch'] => stateOf(state, 'Live').clocks.watch;

/** The watch wakes up when it is due, as often as it goes on waiting. */
const wait = (state: State, times = 1): Run => {
  const watch = watchIn(state);
  if (watch === null) throw new Error('Nobody watches.');
  const woken = run(state, ticked(watch.timer, watch.at));
  return times === 1 ? woken : wait(woken.state, times - 1);
};

const text = (at = 0): Input => commanded(sendText('Hi'), at);
const twice: readonly Input[] = [text(), text()];

describe('a session that was resumed and answers nothing', () => {
  const poisoned = { poisonedMs: 500 };
  const resumed = (watchdogs: Partial<Watchdogs> = poisoned, settings: Partial<Settings> = {}): State =>
    back(run(watching(watchdogs, settings), received(handleOf('h')), closed(1006)).state).state;
  const heard = (message: ServerMessage, at = 0): Input => received(message, at, 2);
  /** When it will be given up; `null` where it will not. */
  const endOf = (state: State, ...inputs: readonly Input[]): number | null => {
    let { state: now } = run(state, ...inputs);
    for (;;) {
      if (now.type === 'Closing') return now.memory.move === 'poisoned' ? last : NaN;
      const watch = watchIn(now);
      if (watch === null) return null;
      last = watch.at;
      now = run(now, ticked(watch.timer, watch.at)).state;
    }
  };
  let last = NaN;

  it('is given up for a fresh one once it was asked twice', () => {
    const late = wait(run(resumed(), ...twice, heard(HEARD)).state);
    expect(errorsOf(late.events)).toEqual([
      expect.objectContaining({
        type: 'Stalled',
        message: 'The session was resumed and hears, but answered nothing within 500 ms: it is given up for a fresh one.',
      }),
    ]);
    expect(stateOf(late.state, 'Closing')).toMatchObject({ then: 'dial', memory: { move: 'poisoned', resumption: null } });
    expect(stateOf(back(late.state).state, 'Live').continuity).toBe('reseeded');
  });

  const manual = { blueprint: MANUAL };
  const spoken = (at: number): readonly Input[] =>
    [activityStart(), sendAudio(new Uint8Array(2)), activityEnd()].map((command) => commanded(command, at));
  const cases: readonly (readonly [string, State, readonly Input[], number | null])[] = [
    ['not for one request', resumed(), [text()], null],
    ['for a second one, from then on', resumed(), [text(), text(300)], 800],
    ['not for one utterance, in however many pieces', resumed(), [heard(HEARD), heard(HEARD, 4_000), heard(USER_ENDS, 8_000)], null],
    ['for a second utterance, though the first is not waited for any more', resumed(), [heard(HEARD), heard(HEARD, 30_000)], 30_500],
    ['for a second utterance, once it is over', resumed(), [heard(HEARD), heard(HEARD, 5_000), heard(HEARD, 5_300)], 5_800],
    ['not while the user speaks', resumed(), [...twice, heard(USER_STARTS, 100)], null],
    ['once the user has spoken', resumed(), [...twice, heard(USER_STARTS, 100), heard(USER_ENDS, 900)], 1_400],
    ['for what the app says that was said', resumed(poisoned, manual), [...spoken(0), ...spoken(100)], 600],
    ['not for what the app does not want to hear any more', resumed(), [...twice, commanded(interrupt(), 100)], null],
    ['not where it waits for the user', resumed(), [...twice, heard({ serverContent: { waitingForInput: true } }, 100)], null],
    ['not where the turn ends', resumed(), [...twice, heard(TURN_COMPLETE, 100)], null],
  ];
  it.each(cases)('is given up, or not: %s', (_when, state, inputs, expected) => {
    expect(endOf(state, ...inputs)).toBe(expected);
  });

  it('is not given up for what was said near a model that is proactive, but for what was written', () => {
    const proactive = resumed(poisoned, { capabilities: { ...SETTINGS.capabilities, proactivity: 'always' } });
    expect(endOf(proactive, heard(HEARD), heard(HEARD, 30_000), heard(USER_ENDS, 60_000))).toBe(null);
    expect(endOf(proactive, text(), heard(HEARD, 30_000))).toBe(null);
    expect(endOf(proactive, ...twice)).toBe(500);
    expect(endOf(proactive, ...twice, heard(USER_STARTS, 100), heard(USER_ENDS, 9_000))).toBe(9_500);
  });

  it('is given up once: the fresh one is not suspected', () => {
    const fresh = back(wait(run(resumed(), ...twice).state).state).state;
    expect(watchIn(run(fresh, ...twice).state)).toBe(null);
  });

  it.each([say('x'), callFor('a')])('is not suspected any more once it has generated anything: %j', (message) => {
    const alive = run(resumed(), heard(message), heard(cancel('a')), heard(TURN_COMPLETE), ...twice);
    expect(watchIn(alive.state)).toBe(null);
  });

  it('is not suspected where it was not resumed, or where the session has no other one', () => {
    expect(watchIn(run(watching(poisoned), ...twice).state)).toBe(null);
    expect(watchIn(run(watching(poisoned, { reconnect: null, rotate: null, handle: 'h' }), ...twice).state)).toBe(null);
  });

  it('is given up rather than told of, where both are due', () => {
    const late = wait(run(resumed({ idleMs: 500, stallMs: 500, poisonedMs: 500 }), ...twice).state);
    expect([late.state.type, errorsOf(late.events).length, effectsOf(late.effects, 'Abandon')]).toEqual(['Closing', 1, []]);
  });

  it('is taken for dead rather than told of, where both are due', () => {
    const late = wait(run(watching({ idleMs: 500, stallMs: 500 }), text()).state);
    expect([late.state.type, errorsOf(late.events).filter(({ type }) => type === 'Stalled').length]).toEqual(['Waiting', 1]);
  });

  it('is not resumed by a handle that comes while it is left', () => {
    const leaving = wait(run(resumed(), ...twice).state).state;
    const told = run(leaving, heard(handleOf('late'), 510)).state;
    expect(told.memory.resumption).toBe(null);
    expect(stateOf(back(told).state, 'Live').continuity).not.toBe('resumed');
    const ending = run(leaving, commanded({ type: 'Disconnect' }, 510), heard(handleOf('late'), 510)).state;
    expect(ending.memory.resumption).toBe(null);
  });
});
