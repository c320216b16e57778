import { isPcm, OUTPUT_SAMPLE_RATE, sampleRateOf } from '../../lib/wire/mime-type';

describe('isPcm', () => {
  it.each(['audio/pcm', 'audio/pcm;rate=24000', 'AUDIO/PCM; rate=16000', 'audio/L16;rate=24000'])('holds for %s', (mimeType) => {
    expect(isPcm(mimeType)).toBe(true);
  });

  it.each(['', 'audio/mpeg', 'audio/pcma', 'image/png', 'video/audio/pcm', 'text/plain;x=audio/pcm'])(
    'does not hold for %j',
    (mimeType) => {
      expect(isPcm(mimeType)).toBe(false);
    },
  );
});

describe('sampleRateOf', () => {
  it.each([
    ['audio/pcm;rate=16000', 16_000],
    ['audio/pcm; channels=1; RATE=48000', 48_000],
    ['audio/pcm', OUTPUT_SAMPLE_RATE],
    ['audio/pcm;rate=0', OUTPUT_SAMPLE_RATE],
    ['audio/pcm;rate=fast', OUTPUT_SAMPLE_RATE],
    ['audio/pcm;bitrate=5', OUTPUT_SAMPLE_RATE],
  ])('reads %s', (mimeType, rate) => {
    expect(sampleRateOf(mimeType)).toBe(rate);
  });
});
