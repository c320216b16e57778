import type { Next } from './next';
import { perform, stay } from './next';
import type { State } from './state';

/** The timers that run for a connection, or for the lack of one; they mean nothing in another state. */
export const clocksOf = (state: State): readonly number[] => {
  switch (state.type) {
    case 'Idle':
    case 'Deciding':
    case 'Ended':
      return [];
    case 'Dialling':
    case 'Opened':
    case 'Closing':
    case 'Waiting':
      return [state.deadline];
    case 'Live': {
      const { rotate, age, watch, drain, look } = state.clocks;
      return [rotate, age, watch?.timer ?? null, drain, look].filter((timer) => timer !== null);
    }
    default: {
      const unreachable: never = state;
      return unreachable;
    }
  }
};

/** The same step with the timers of its state stopped. */
export const withoutClocks = <S extends State>(next: Next<S>): Next<S> =>
  perform(next, ...clocksOf(next.state).map((timer) => ({ type: 'StopTimer' as const, timer })));

/** A step that begins with the timers of a state stopped. */
export const stopClocks = (state: State): Next => withoutClocks(stay(state));
