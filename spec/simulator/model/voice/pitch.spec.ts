import { melodyOf, pitchOf } from '../../../../lib/simulator/model/voice/pitch';

describe('pitchOf', () => {
  it('is a human one, and mostly another for another name', () => {
    const pitches = ['Zephyr', 'Puck', 'Charon', 'Kore', 'Fenrir', 'Leda', ''].map(pitchOf);
    expect(pitches.every((pitch) => pitch >= 100 && pitch < 210)).toBe(true);
    expect(new Set(pitches).size).toBeGreaterThan(5);
  });
});

describe('melodyOf', () => {
  const ends = (text: string): number => melodyOf(text).at(-2) ?? 0;

  it('has a factor for each character', () => {
    expect(melodyOf('One. Two? And three')).toHaveLength(19);
    expect(melodyOf('')).toEqual([]);
  });

  it('falls in a statement and rises at the end of a question', () => {
    const [first = 0] = melodyOf('You are well now.');
    expect(ends('You are well now.')).toBeLessThan(first - 0.1);
    expect(ends('You are well now?')).toBeGreaterThan(ends('You are well now.') + 0.2);
  });
});
