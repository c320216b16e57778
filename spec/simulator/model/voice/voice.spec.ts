import { voice } from '../../../../lib/simulator/model/voice/voice';

const TEXT = 'Hello there, how are you today? I am a simulator, and this is my voice.';
const PITCH = 140;

const samplesOf = (pcm: Uint8Array): Int16Array => new Int16Array(pcm.buffer, pcm.byteOffset, pcm.byteLength / 2);

const rms = (samples: Int16Array): number => Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

/** The loudness of each 60 ms. */
const contour = (pcm: Uint8Array): readonly number[] => {
  const samples = samplesOf(pcm);
  return Array.from({ length: samples.length / 1440 }, (_, index) => rms(samples.subarray(index * 1440, (index + 1) * 1440)));
};

/** The period that a stretch of sound repeats itself with best, as a frequency. */
const pitchOfSound = (samples: Int16Array): number => {
  let [best, period] = [0, 1];
  for (let lag = 80; lag < 300; lag += 1) {
    let likeness = 0;
    for (let at = lag; at < samples.length; at += 1) likeness += (samples[at] ?? 0) * (samples[at - lag] ?? 0);
    if (likeness / (samples.length - lag) > best) [best, period] = [likeness / (samples.length - lag), lag];
  }
  return 24_000 / period;
};

describe('voice', () => {
  it('lasts 60 ms a character, as PCM16 at 24 kHz', () => {
    expect(voice(TEXT, PITCH)).toHaveLength(TEXT.length * 60 * 24 * 2);
    expect(voice('', PITCH)).toHaveLength(0);
  });

  it('is the same for the same text and pitch, and another for another', () => {
    expect(voice(TEXT, PITCH)).toEqual(voice(TEXT, PITCH));
    expect(voice(TEXT, PITCH)).not.toEqual(voice(TEXT, PITCH + 20));
    expect(voice('abc', PITCH)).not.toEqual(voice('oui', PITCH));
  });

  it('is as loud as speech, and is not clipped', () => {
    const samples = samplesOf(voice(TEXT, PITCH));
    expect(rms(samples)).toBeGreaterThan(2500);
    expect(rms(samples)).toBeLessThan(5000);
    expect(samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)).toBeLessThan(30_000);
    expect(Math.abs(samples.reduce((sum, sample) => sum + sample, 0) / samples.length)).toBeLessThan(200);
  });

  it('goes up and down with the words: loud in vowels, low between sentences', () => {
    const loudness = contour(voice(TEXT, PITCH));
    const at = (sign: RegExp): readonly number[] => loudness.filter((_, index) => sign.test(TEXT[index] ?? ''));
    const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;
    expect(mean(at(/[aeiou]/i))).toBeGreaterThan(2 * mean(at(/[ ,.?]/)));
    expect(Math.min(...at(/[aeiou]/i))).toBeGreaterThan(1000);
    expect(loudness[TEXT.indexOf('?') + 1]).toBeLessThan(100);
  });

  it('has the pitch that it is given', () => {
    const heard = [110, 200].map((pitch) => pitchOfSound(samplesOf(voice('aaaaaaaaaa', pitch)).subarray(1440 * 3, 1440 * 5)));
    expect(heard[0]).toBeGreaterThan(95);
    expect(heard[0]).toBeLessThan(135);
    expect(heard[1]).toBeGreaterThan(175);
    expect(heard[1]).toBeLessThan(240);
  });

  it.each(['Größe 42', 'これは声です', 'Привет, мир', 'عربى'])('speaks %s', (text) => {
    expect(rms(samplesOf(voice(text, PITCH)))).toBeGreaterThan(2500);
  });

  it('is silent where there is nothing to say', () => {
    expect(voice(' … ', PITCH).every((byte) => byte === 0)).toBe(true);
  });
});
