import { messageLine } from '../../../lib/cli/recording/message-line';

const blob = (data: string) => JSON.stringify({ realtimeInput: { audio: { mimeType: 'audio/pcm', data } } });

describe('messageLine', () => {
  it('puts JSON of text or bytes on one line', () => {
    expect(messageLine('{\n  "setupComplete": {}\n}\n', false)).toBe('{"setupComplete":{}}');
    expect(messageLine(new TextEncoder().encode('{ "a": 1 }'), false)).toBe('{"a":1}');
  });

  it('tells the size of media, in either spelling, and leaves it whole where it is wanted', () => {
    expect(messageLine(blob('AAAA'.repeat(100)), false)).toBe(blob('(300 bytes)'));
    expect(messageLine('{"mime_type":"x","data":"' + 'A'.repeat(42) + '=="}', false)).toBe('{"mime_type":"x","data":"(31 bytes)"}');
    expect(messageLine(blob('AAAA'.repeat(100)), true)).toBe(blob('AAAA'.repeat(100)));
  });

  it.each(['imageData', 'image_data', 'voiceSampleAudio', 'voice_sample_audio', 'consentAudio'])('tells the size of %s', (key) => {
    const message = (media: string) => JSON.stringify({ setup: { [key]: media } });
    expect(messageLine(message('AAAA'.repeat(100)), false)).toBe(message('(300 bytes)'));
    expect(messageLine(message('AAAA'.repeat(100)), true)).toBe(message('AAAA'.repeat(100)));
  });

  it('keeps words and what is short', () => {
    const words = JSON.stringify({
      text: 'long words '.repeat(50),
      data: 'a field of a tool, and no media at all, because it has no type',
    });
    expect(messageLine(words, false)).toBe(words);
    expect(messageLine(blob('AAAA'), false)).toBe(blob('AAAA'));
  });

  it('says what is no JSON and what is no text', () => {
    expect(messageLine('{"a', false)).toBe('not JSON: "{\\"a"');
    expect(messageLine(new Uint8Array([0xff, 0xfe]), false)).toBe('not text: 2 bytes');
  });
});
