import { clocksOf, stopClocks } from '../../lib/machine/clocks-of';
import { DEFAULT_RECONNECTION } from '../../lib/machine/settings';
import type { Live, State } from '../../lib/machine/state';
import { initialState } from '../../lib/machine/state';
import { closed, closing, dialling, ended, live, openedState, PATIENT, run } from '../support/machine';

const waiting = run(live(PATIENT), closed(1006)).state;
const deciding = run(live({ reconnect: { ...DEFAULT_RECONNECTION, reseed: null, decides: 'app' } }), closed(1006)).state;
const ticking: Live = { ...live(), clocks: { rotate: 11, age: 12, watch: { timer: 13, at: 5 }, drain: 14, look: 15 } };

describe('clocksOf', () => {
  const states: readonly (readonly [State, readonly number[]])[] = [
    [initialState, []],
    [dialling(), [1]],
    [openedState(), [2]],
    [live(), []],
    [ticking, [11, 12, 13, 14, 15]],
    [{ ...ticking, clocks: { ...ticking.clocks, rotate: null, watch: null } }, [12, 14, 15]],
    [closing(), [3]],
    [deciding, []],
    [waiting, [3]],
    [ended(), []],
  ];
  it.each(states.map(([state, timers]) => [state.type, timers, state] as const))('in %s: %j', (_type, timers, state) => {
    expect(clocksOf(state)).toEqual(timers);
  });
});

describe('stopClocks', () => {
  it('stops each of them, and is a step that begins with that', () => {
    expect(stopClocks(ticking)).toEqual({
      state: ticking,
      messages: [],
      events: [],
      effects: [11, 12, 13, 14, 15].map((timer) => ({ type: 'StopTimer', timer })),
    });
  });
});
