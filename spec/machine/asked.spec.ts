import { asked } from '../../lib/machine/asked';
import type { TurnRecord } from '../../lib/machine/state';
import { deepFreeze } from '../support/machine';

describe('asked', () => {
  it.each([
    ['fresh', 'owed', 'free'],
    ['owed', 'owed', 'free'],
    ['going', 'going', 'owed'],
    ['cut', 'cut', 'owed'],
    ['withheld', 'cut', 'owed'],
  ] as const)('a turn that is %s is %s then, and the next one is %s', (progress, then, next) => {
    const turn: TurnRecord = { number: 3, text: 'a', progress, next: 'free' };
    expect(asked(deepFreeze(turn))).toEqual({ ...turn, progress: then, next });
  });
});
