import { asked, isWithheld } from '../../lib/machine/asked';
import { FIRST_TURN } from '../../lib/machine/turn-record';
import type { TurnRecord } from '../../lib/machine/turn-record';
import { deepFreeze } from '../support/machine';

describe('asked', () => {
  it.each([
    ['fresh', 'a', 'written', 'owed', 'free'],
    ['owed', '', 'written', 'owed', 'free'],
    ['going', 'a', 'written', 'going', 'owed'],
    ['cut', 'a', 'spoken', 'cut', 'owed'],
    ['withheld', 'a', 'written', 'withheld', 'owed'],
    ['withheld', 'a', 'spoken', 'cut', 'owed'],
    ['waived', '', 'written', 'owed', 'free'],
    ['waived', '', 'spoken', 'owed', 'free'],
    ['waived', 'a', 'written', 'cut', 'owed'],
  ] as const)(
    'a turn that is %s, with the text "%s", is after a %s request %s, and the next one is %s',
    (progress, text, how, then, next) => {
      const turn: TurnRecord = { ...FIRST_TURN, number: 3, text, progress };
      expect(asked(deepFreeze(turn), how)).toEqual({ ...turn, progress: then, next });
    },
  );

  it.each([
    ['fresh', false],
    ['owed', false],
    ['going', false],
    ['cut', false],
    ['withheld', true],
    ['waived', true],
  ] as const)('what still comes of a turn that is %s is withheld: %s', (progress, expected) => {
    expect(isWithheld({ ...FIRST_TURN, progress })).toBe(expected);
  });
});
