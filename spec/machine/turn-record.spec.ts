import { FIRST_TURN, turnAfter } from '../../lib/machine/turn-record';

describe('turnAfter', () => {
  const turn = { ...FIRST_TURN, number: 3, text: 'Hi', progress: 'cut', next: 'owed', generation: 'complete' } as const;

  it.each(['fresh', 'owed'] as const)('is the next one, of which nothing came: %s', (progress) => {
    expect(turnAfter(turn, progress)).toEqual({ ...FIRST_TURN, number: 4, progress });
  });
});
