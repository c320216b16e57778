import type { TurnRecord } from './turn-record';

/**
 * The turn after the user asked for something: a reply is owed now, or after the one that is going on. Speech that the server heard ends what was
 * withheld, and so does any request where nothing was being said: the next reply must be heard even where the server never tells the end of the one
 * that was cut. After a request in writing the rest of a cut reply is still on its way, and stays withheld until the server has stopped.
 */
export const asked = (turn: TurnRecord, how: 'spoken' | 'written'): TurnRecord => {
  switch (turn.progress) {
    case 'fresh':
      return { ...turn, progress: 'owed' };
    case 'owed':
      return turn;
    case 'waived':
      return turn.text === '' ? { ...turn, progress: 'owed' } : { ...turn, progress: 'cut', next: 'owed' };
    case 'withheld':
      return { ...turn, progress: how === 'spoken' ? 'cut' : 'withheld', next: 'owed' };
    case 'going':
    case 'cut':
      return { ...turn, next: 'owed' };
    default: {
      const unreachable: never = turn.progress;
      return unreachable;
    }
  }
};

/** Whether the app has cut the turn, so that what still comes of it is not told. */
export const isWithheld = ({ progress }: TurnRecord): boolean => progress === 'withheld' || progress === 'waived';
