import { cancelCalls } from './cancel-calls';
import type { Next } from './next';
import { emit } from './next';
import type { State } from './state';

/** The step at the end of a session: nobody will be told of a result any more, so what runs is taken back. */
export const callOff = <S extends State>(next: Next<S>): Next<S> => {
  const ids = next.state.memory.facts.calls.map(({ id }) => id);
  return ids.length === 0 ? next : emit(cancelCalls(next, ids), { type: 'ToolCallCancelled', ids });
};
