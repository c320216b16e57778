import { asked, excused, isWithheld } from '../../lib/machine/asked';
import { FIRST_TURN } from '../../lib/machine/turn-record';
import type { TurnRecord } from '../../lib/machine/turn-record';
import { deepFreeze } from '../support/machine';

describe('asked', () => {
  it.each([
    ['fresh', 'a', 'written', 'owed', 'free', 'certain'],
    ['fresh', 'a', 'heard', 'owed', 'free', 'guessed'],
    ['owed', '', 'written', 'owed', 'free', 'certain'],
    ['going', 'a', 'written', 'going', 'owed', 'none'],
    ['going', 'a', 'heard', 'going', 'guessed', 'none'],
    ['cut', 'a', 'spoken', 'cut', 'owed', 'none'],
    ['cut', 'a', 'heard', 'cut', 'guessed', 'none'],
    ['withheld', 'a', 'written', 'withheld', 'owed', 'none'],
    ['withheld', 'a', 'spoken', 'cut', 'owed', 'none'],
    ['withheld', 'a', 'heard', 'cut', 'guessed', 'none'],
    ['waived', '', 'written', 'owed', 'free', 'certain'],
    ['waived', '', 'spoken', 'owed', 'free', 'certain'],
    ['waived', '', 'heard', 'owed', 'free', 'guessed'],
    ['waived', 'a', 'written', 'cut', 'owed', 'none'],
  ] as const)(
    'a turn that is %s, with the text "%s", is after a %s request %s, and the next one is %s',
    (progress, text, how, then, next, debt) => {
      const turn: TurnRecord = { ...FIRST_TURN, number: 3, text, progress };
      expect(asked(deepFreeze(turn), how)).toEqual({ ...turn, progress: then, next, debt });
    },
  );

  it('what is heard makes no debt less certain, and no request either', () => {
    const owed: TurnRecord = { ...FIRST_TURN, progress: 'owed', debt: 'certain' };
    expect(asked(owed, 'heard')).toEqual(owed);
    expect(asked({ ...FIRST_TURN, progress: 'going', next: 'owed' }, 'heard').next).toBe('owed');
  });

  it('what was called for before the app cut a turn says nothing of the next one', () => {
    const waived: TurnRecord = { ...FIRST_TURN, progress: 'waived', came: 'calls', results: 'spoken' };
    expect(asked(waived, 'written')).toMatchObject({ came: 'nothing', results: 'none' });
    expect(asked({ ...waived, came: 'content' }, 'written').came).toBe('content');
  });

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

describe('excused', () => {
  it('owes nothing any more', () => {
    const owed: TurnRecord = { ...FIRST_TURN, progress: 'owed', debt: 'certain', unanswered: { requests: 2, at: 5 } };
    expect(excused(owed)).toEqual(FIRST_TURN);
  });

  it('needs nothing but its end where it has begun; what was written meanwhile is still owed', () => {
    const going: TurnRecord = { ...FIRST_TURN, progress: 'going', came: 'content', next: 'guessed' };
    expect(excused(going)).toEqual({ ...going, generation: 'complete', next: 'free' });
    expect(excused({ ...going, next: 'owed' }).next).toBe('owed');
  });

  it.each(['fresh', 'cut', 'withheld', 'waived'] as const)('is as it was where it is %s', (progress) => {
    expect(excused({ ...FIRST_TURN, progress })).toEqual({ ...FIRST_TURN, progress });
  });
});
