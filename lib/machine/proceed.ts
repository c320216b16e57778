import { proveByTurn } from './evidence';
import type { Listening } from './listening';
import type { Next } from './next';
import { withTurn } from './next';
import { fallBehind } from './note-resumption';
import type { TurnRecord } from './turn-record';

type Came = TurnRecord['came'];

/** The step with something more that came of the turn: calls and captions are told apart only as long as there is nothing else. */
export const noteCame = <S extends Listening>(next: Next<S>, what: Exclude<Came, 'nothing'>): Next<S> => {
  const { came } = next.state.memory.turn;
  const after: Came = came === 'nothing' ? what : came === what ? came : 'content';
  return after === came ? next : withTurn(next, { came: after });
};

/** Something of the model's turn came. A cut turn stays cut: its text is not all that the model would have said. */
export const proceed = <S extends Listening>(next: Next<S>, what: Exclude<Came, 'nothing'>, at: number): Next<S> => {
  const behind = noteCame(fallBehind(next), what);
  const { progress } = next.state.memory.turn;
  return progress === 'fresh' || progress === 'owed' ? withTurn(proveByTurn(behind, at), { progress: 'going' }) : behind;
};
