import type { TurnRecord } from './state';

/**
 * The turn after the user asked for something: a reply is owed now, or after the one that is going on. What was withheld ends here, as the user has
 * gone on: the next reply must be heard even where the server never told the end of the one that was cut.
 */
export const asked = (turn: TurnRecord): TurnRecord => {
  switch (turn.progress) {
    case 'fresh':
      return { ...turn, progress: 'owed' };
    case 'owed':
      return turn;
    case 'withheld':
      return { ...turn, progress: 'cut', next: 'owed' };
    case 'going':
    case 'cut':
      return { ...turn, next: 'owed' };
    default: {
      const unreachable: never = turn.progress;
      return unreachable;
    }
  }
};
