import { openModelMedia, openRealtimeMedia } from '../../lib/wire/open-media';
import { deepFreeze } from './deep-freeze';

const closed = deepFreeze({ mimeType: 'audio/pcm', data: 'AQI=' });
const open = { mimeType: 'audio/pcm', data: Uint8Array.of(1, 2) };

describe('openModelMedia', () => {
  const message = (...parts: readonly unknown[]): object => ({ serverContent: { modelTurn: { parts } }, inlineData: closed });

  it('opens the media of the turn, and nothing else', () => {
    expect(openModelMedia(deepFreeze(message({ inlineData: closed, text: 'a' }, { other: closed }, { inlineData: closed })))).toStrictEqual(
      message({ inlineData: open, text: 'a' }, { other: closed }, { inlineData: open }),
    );
  });

  it.each<[unknown]>([
    [null],
    [5],
    [[]],
    [{}],
    [{ serverContent: null }],
    [{ serverContent: { modelTurn: [closed] } }],
    [{ serverContent: { modelTurn: { parts: { inlineData: closed } } } }],
  ])('leaves %j as it is', (value) => {
    expect(openModelMedia(deepFreeze(value))).toStrictEqual(value);
  });

  it('leaves base64 that cannot be read, and data that is none, for the codec', () => {
    const broken = [{ inlineData: { data: '%' } }, { inlineData: { data: 5 } }, { inlineData: {} }, { inlineData: 'AQI=' }, null];
    expect(openModelMedia(message(...broken))).toStrictEqual(message(...broken));
  });

  it('reads own keys only', () => {
    const heir = Object.create({ serverContent: 1 }) as object;
    expect(openModelMedia(heir)).toBe(heir);
  });
});

describe('openRealtimeMedia', () => {
  it.each(['realtimeInput', 'realtime_input'])('opens audio, video and chunks of %s', (key) => {
    const input = (blob: object, chunks: string): object => ({ [key]: { audio: blob, video: blob, [chunks]: [blob, blob], text: 'AQI=' } });
    for (const chunks of ['mediaChunks', 'media_chunks'])
      expect(openRealtimeMedia(deepFreeze(input(closed, chunks)))).toStrictEqual(input(open, chunks));
  });

  it('leaves the media of turns to the app', () => {
    const message = { clientContent: { turns: [{ parts: [{ inlineData: closed }] }] } };
    expect(openRealtimeMedia(message)).toStrictEqual(message);
  });
});
