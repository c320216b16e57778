import { proveByTurn } from './evidence';
import type { Listening } from './listening';
import type { Next } from './next';
import { withTurn } from './next';
import { fallBehind } from './note-resumption';

/** Something of the model's turn came. A cut turn stays cut: its text is not all that the model would have said. */
export const proceed = <S extends Listening>(next: Next<S>, at: number): Next<S> => {
  const behind = fallBehind(next);
  const { progress } = next.state.memory.turn;
  return progress === 'fresh' || progress === 'owed' ? withTurn(proveByTurn(behind, at), { progress: 'going' }) : behind;
};
