import { eventLine } from '../../../lib/cli/recording/event-line';
import { event } from '../../../lib/testing/builders/event';

describe('eventLine', () => {
  const voice = { timestamp: 40, value: event.AudioData({ data: new Uint8Array([1, 2, 3, 4]) }) };

  it('is the fields of the event after its time', () => {
    expect(eventLine({ timestamp: 20.5, value: event.TextDelta({ text: 'a\nb' }) }, false)).toBe(
      '{"at":20.5,"type":"TextDelta","text":"a\\nb","turn":1}',
    );
  });

  it('tells the size of a voice', () => {
    expect(JSON.parse(eventLine(voice, false))).toEqual({
      at: 40,
      type: 'AudioData',
      mimeType: 'audio/pcm;rate=24000',
      sampleRate: 24_000,
      turn: 1,
      bytes: 4,
    });
  });

  it('has the voice as base64 where media is wanted', () => {
    expect(JSON.parse(eventLine(voice, true))).toMatchObject({ at: 40, data: 'AQIDBA==' });
  });
});
