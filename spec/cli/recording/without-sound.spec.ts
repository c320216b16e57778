import { withoutSound } from '../../../lib/cli/recording/without-sound';
import { event } from '../../../lib/testing/builders/event';

describe('withoutSound', () => {
  it('keeps the length of a voice and nothing else of it, in one piece of memory', () => {
    const strip = withoutSound();
    const voices = [4, 2, 3].map(
      (length) => strip({ timestamp: length, value: event.AudioData({ data: new Uint8Array(length).fill(9) }) }).value,
    );
    const data = voices.flatMap((voice) => (voice.type === 'AudioData' ? [voice.data] : []));
    expect(data.map((bytes) => Array.from(bytes))).toEqual([
      [0, 0, 0, 0],
      [0, 0],
      [0, 0, 0],
    ]);
    expect(new Set(data.map(({ buffer }) => buffer)).size).toBe(1);
  });

  it('leaves other events as they are', () => {
    const value = event.TextDelta();
    expect(withoutSound()({ timestamp: 1, value }).value).toBe(value);
  });
});
