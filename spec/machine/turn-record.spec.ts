import { FIRST_TURN, isUntouched, turnAfter } from '../../lib/machine/turn-record';

describe('turnAfter', () => {
  const turn = { ...FIRST_TURN, number: 3, text: 'Hi', progress: 'cut', next: 'owed', generation: 'complete' } as const;

  it.each([
    ['none', 'fresh'],
    ['guessed', 'owed'],
    ['announced', 'owed'],
    ['certain', 'owed'],
  ] as const)('is the next one, of which nothing came; with a debt that is %s it is %s', (debt, progress) => {
    expect(turnAfter(turn, debt, 5)).toEqual({ ...FIRST_TURN, number: 4, progress, debt, calmSince: 5 });
  });
});

describe('isUntouched', () => {
  it.each([
    ['fresh', 'nothing', true],
    ['owed', 'nothing', true],
    ['fresh', 'captions', false],
    ['owed', 'captions', false],
    ['going', 'calls', false],
    ['waived', 'nothing', false],
  ] as const)('a turn that is %s, of which came %s: %s', (progress, came, expected) => {
    expect(isUntouched({ ...FIRST_TURN, progress, came })).toBe(expected);
  });
});
