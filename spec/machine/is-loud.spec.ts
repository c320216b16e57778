import { isLoud } from '../../lib/machine/is-loud';

/** PCM16 of some samples, little endian. */
const pcm = (samples: readonly number[]): Uint8Array => new Uint8Array(samples.flatMap((sample) => [sample & 0xff, (sample >> 8) & 0xff]));
const tone = (peak: number, count = 320): readonly number[] =>
  Array.from({ length: count }, (_, at) => Math.round(Math.sin(at / 16) * peak));

describe('a piece of audio', () => {
  it.each([
    ['a voice', tone(8_000), true],
    ['a voice that is far away', tone(800), true],
    ['the hum of a room', tone(200), false],
    ['silence', tone(0), false],
    ['a microphone that is off centre', tone(100).map((sample) => sample + 3_000), false],
    ['a voice below the centre', tone(2_000).map((sample) => sample - 5_000), true],
    ['nothing at all', [], false],
  ])('with %s', (_what, samples, loud) => {
    expect(isLoud(pcm(samples))).toBe(loud);
  });

  it('may end in the middle of a sample', () => {
    expect([isLoud(new Uint8Array([255])), isLoud(pcm(tone(8_000)).subarray(0, 639))]).toEqual([false, true]);
  });
});
