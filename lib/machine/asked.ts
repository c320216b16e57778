import type { TurnRecord } from './turn-record';
import { NOTHING_ASKED } from './turn-record';

/** How the user asks: in writing; aloud, as the app says; or as far as the server heard, which may have been meant for somebody else. */
type Asking = 'written' | 'spoken' | 'heard';

const owed = (turn: TurnRecord, how: Asking): TurnRecord => ({ ...turn, progress: 'owed', debt: how === 'heard' ? 'guessed' : 'certain' });

/** What was called for before the app cut the turn says nothing of what is asked for now. */
const begunAnew = (turn: TurnRecord): TurnRecord => ({ ...turn, results: 'none', came: turn.came === 'calls' ? 'nothing' : turn.came });

const nextAfter = ({ next }: TurnRecord, how: Asking): TurnRecord['next'] =>
  how === 'heard' ? (next === 'free' ? 'guessed' : next) : 'owed';

/**
 * The turn after the user asked for something: a reply is owed now, or after the one that is going on. Speech that the server heard ends what was
 * withheld, and so does any request where nothing was being said: the next reply must be heard even where the server never tells the end of the one
 * that was cut. After a request in writing the rest of a cut reply is still on its way, and stays withheld until the server has stopped.
 */
export const asked = (turn: TurnRecord, how: Asking): TurnRecord => {
  switch (turn.progress) {
    case 'fresh':
      return owed(turn, how);
    case 'owed':
      return how === 'heard' ? turn : owed(turn, how);
    case 'waived':
      return turn.text === '' ? owed(begunAnew(turn), how) : { ...turn, progress: 'cut', next: nextAfter(turn, how) };
    case 'withheld':
      return { ...turn, progress: how === 'written' ? 'withheld' : 'cut', next: nextAfter(turn, how) };
    case 'going':
    case 'cut':
      return { ...turn, next: nextAfter(turn, how) };
    default: {
      const unreachable: never = turn.progress;
      return unreachable;
    }
  }
};

/** The turn once nobody waits for it any more: the model has nothing to say to what it heard, or expects the user to go on. */
export const excused = (turn: TurnRecord): TurnRecord => {
  const { progress, next } = turn;
  const excuse = { debt: 'none', results: 'none', unanswered: NOTHING_ASKED } as const;
  if (progress === 'owed') return { ...turn, ...excuse, progress: 'fresh' };
  return progress === 'going' ? { ...turn, ...excuse, generation: 'complete', next: next === 'guessed' ? 'free' : next } : turn;
};

/** Whether the app has cut the turn, so that what still comes of it is not told. */
export const isWithheld = ({ progress }: TurnRecord): boolean => progress === 'withheld' || progress === 'waived';
