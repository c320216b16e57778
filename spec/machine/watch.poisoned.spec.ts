import type { Input } from '../../lib/machine/input';
import type { Settings, Watchdogs } from '../../lib/machine/settings';
import type { Live, State } from '../../lib/machine/state';
import { sendText } from '../../lib/wire/commands';
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
  PATIENT,
  received,
  run,
  say,
  stateOf,
  ticked,
  TURN_COMPLETE,
  type Run,
} from '../support/machine';

const watching = (watchdogs: Partial<Watchdogs>, settings: Partial<Settings> = {}): State =>
  live({ ...PATIENT, watchdogs: { ...ASLEEP, ...watchdogs }, ...settings });
const watchIn = (state: State): Live['clocks']['watch'] => stateOf(state, 'Live').clocks.watch;

/** The watch wakes up when it is due, as often as it goes on waiting. */
const wait = (state: State, times = 1): Run => {
  const watch = watchIn(state);
  if (watch === null) throw new Error('Nobody watches.');
  const woken = run(state, ticked(watch.timer, watch.at));
  return times === 1 ? woken : wait(woken.state, times - 1);
};

const text = (at = 0): Input => commanded(sendText('Hi'), at);

describe('a session that was resumed and answers nothing', () => {
  const poisoned = { poisonedMs: 500 };
  const resumed = (watchdogs: Partial<Watchdogs> = poisoned, settings: Partial<Settings> = {}): State =>
    back(run(watching(watchdogs, settings), received(handleOf('h')), closed(1006)).state).state;
  const heard = (message: ServerMessage, at = 0): Input => received(message, at, 2);

  it('is given up for a fresh one', () => {
    const late = wait(run(resumed(), text(), heard(HEARD)).state);
    expect(errorsOf(late.events)).toEqual([
      expect.objectContaining({
        type: 'Stalled',
        message: 'The session was resumed and hears, but answered nothing within 500 ms: it is given up for a fresh one.',
      }),
    ]);
    expect(stateOf(late.state, 'Closing')).toMatchObject({ then: 'dial', memory: { move: 'poisoned', resumption: null } });
    expect(stateOf(back(late.state).state, 'Live').continuity).toBe('reseeded');
  });

  it('is given up once: the fresh one is not suspected', () => {
    const fresh = back(wait(run(resumed(), text()).state).state).state;
    expect(watchIn(run(fresh, text()).state)).toBe(null);
  });

  it.each([say('x'), callFor('a')])('is not suspected any more once it has generated anything: %j', (message) => {
    const alive = run(resumed(), heard(message), heard(cancel('a')), heard(TURN_COMPLETE), text());
    expect(watchIn(alive.state)).toBe(null);
  });

  it('is not suspected where it was not resumed, or where the session has no other one', () => {
    expect(watchIn(run(watching(poisoned), text()).state)).toBe(null);
    expect(watchIn(run(watching(poisoned, { reconnect: null, rotate: null, handle: 'h' }), text()).state)).toBe(null);
  });

  it('is given up rather than told of, where both are due', () => {
    const late = wait(run(resumed({ idleMs: 500, stallMs: 500, poisonedMs: 500 }), text()).state);
    expect([late.state.type, errorsOf(late.events).length, effectsOf(late.effects, 'Abandon')]).toEqual(['Closing', 1, []]);
  });

  it('is taken for dead rather than told of, where both are due', () => {
    const late = wait(run(watching({ idleMs: 500, stallMs: 500 }), text()).state);
    expect([late.state.type, errorsOf(late.events).filter(({ type }) => type === 'Stalled').length]).toEqual(['Waiting', 1]);
  });
});
