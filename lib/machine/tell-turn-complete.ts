import type { WireEvent } from '../wire/wire-event';
import { isWithheld } from './asked';
import type { Listening } from './listening';
import type { Next } from './next';
import { emit, learn, remember } from './next';
import type { State } from './state';
import type { TurnRecord } from './turn-record';
import { FIRST_TURN, isUntouched, turnAfter } from './turn-record';

const isInterrupted = (turn: TurnRecord): boolean => turn.progress === 'cut' || isWithheld(turn);

/** Tells the whole text of the turn, where there is one. */
const tellText = <S extends State>(next: Next<S>, interrupted: boolean): Next<S> => {
  const { number, text } = next.state.memory.turn;
  return text === '' ? next : emit(next, { type: 'TextComplete', text, interrupted, turn: number });
};

type TurnComplete = Extract<WireEvent, { readonly type: 'TurnComplete' }>;

/** What is owed after a turn. A model that waits for the user owes nothing to what it heard meanwhile; what was written may have crossed its word. */
const debtAfter = ({ next }: TurnRecord, { waitingForInput }: TurnComplete, goesOn: boolean): TurnRecord['debt'] => {
  if (goesOn) return 'announced';
  if (next === 'owed') return 'certain';
  return next === 'guessed' && waitingForInput !== true ? 'guessed' : 'none';
};

/** Tells that the turn is over, as the server said; the next one may be owed already. */
export const tellTurnComplete = <S extends Listening>(next: Next<S>, event: TurnComplete, at: number): Next<S> => {
  const { turn, flight } = next.state.memory;
  const spoken = tellText(next, isInterrupted(turn));
  const goesOn = event.interactionStatus === 'IN_PROGRESS';
  const over = remember(learn(spoken, { type: 'turnComplete' }), {
    turn: turnAfter(turn, debtAfter(turn, event, goesOn), at),
    // What comes next comes by itself, whatever was handed over meanwhile.
    ...(goesOn && { flight: { ...flight, causes: [-1, ...flight.causes] } }),
  });
  return emit(over, { ...event, turn: turn.number });
};

/**
 * Tells the end of a turn that the server will never tell: its connection is gone. Where nothing of it came, there is nothing to end, and nothing
 * is owed any more. A caption that came when nothing was owed is late, and cuts nobody short.
 */
export const closeTurn = <S extends State>(next: Next<S>): Next<S> => {
  const { turn } = next.state.memory;
  const { number, progress } = turn;
  if (isUntouched(turn)) return remember(next, { turn: { ...FIRST_TURN, number } });
  const cut = progress === 'going' || progress === 'owed' ? emit(next, { type: 'Interrupted', by: 'drop', turn: number }) : next;
  const over = remember(tellText(cut, true), { turn: turnAfter(turn, 'none', null) });
  return emit(over, { type: 'TurnComplete', turn: number });
};
