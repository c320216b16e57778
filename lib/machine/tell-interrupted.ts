import { isWithheld } from './asked';
import type { Listening } from './listening';
import type { Next } from './next';
import { emit, learn, withTurn } from './next';
import type { TurnRecord } from './turn-record';
import { NOTHING_ASKED } from './turn-record';

/** The number of the turn that an interruption is about: one that comes after its end still means the turn that is being played. */
export const interruptedTurn = ({ number, progress }: TurnRecord): number =>
  progress === 'fresh' || progress === 'owed' ? Math.max(1, number - 1) : number;

/** Tells that the turn was cut. */
export const tellInterrupted = <S extends Listening>(next: Next<S>, by: 'server' | 'client'): Next<S> => {
  const { turn, facts } = next.state.memory;
  const learnt = learn(next, { type: 'interrupted' });
  // A turn that waits for the answer to its calls is going, though the phase does not show it.
  const isStale = by === 'server' && turn.progress !== 'going' && learnt.state.memory.facts === facts;
  const cut = isStale
    ? learnt
    : withTurn(learnt, {
        progress: by === 'server' ? 'cut' : facts.turn === 'speaking' ? 'withheld' : 'waived',
        // What the app does not want to hear was not asked for in vain.
        ...(by === 'client' && { unanswered: NOTHING_ASKED }),
      });
  // The app may cut a reply of which nothing came yet; what the server cuts has begun.
  return emit(cut, { type: 'Interrupted', by, turn: by === 'client' && turn.progress === 'owed' ? turn.number : interruptedTurn(turn) });
};

/** The server has stopped. The app was told already where it interrupted itself; what comes next is new. */
export const tellServerInterrupted = <S extends Listening>(next: Next<S>): Next<S> =>
  isWithheld(next.state.memory.turn) ? withTurn(next, { progress: 'cut' }) : tellInterrupted(next, 'server');
