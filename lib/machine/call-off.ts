import { takeBackCalls } from './cancel-calls';
import type { Next } from './next';
import type { State } from './state';

/** The step at the end of a session: nobody will be told of a result any more, so what runs is taken back. */
export const callOff = <S extends State>(next: Next<S>): Next<S> =>
  takeBackCalls(
    next,
    next.state.memory.facts.calls.map(({ id }) => id),
  );
