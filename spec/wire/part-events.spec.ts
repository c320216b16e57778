import { partEvents } from '../../lib/wire/part-events';

describe('partEvents', () => {
  const data = new Uint8Array([1, 2]);

  it.each([
    [{ text: 'Hi' }, [{ type: 'TextDelta', text: 'Hi' }]],
    [{ text: 'Hm', thought: true }, [{ type: 'Thought', text: 'Hm' }]],
    [{ text: 'Hi', thought: false }, [{ type: 'TextDelta', text: 'Hi' }]],
    [
      { inlineData: { mimeType: 'audio/pcm;rate=16000', data } },
      [{ type: 'AudioData', data, mimeType: 'audio/pcm;rate=16000', sampleRate: 16_000 }],
    ],
    [{ inlineData: { mimeType: 'image/png', data } }, []],
    [{ executableCode: { language: 'PYTHON', code: 'print(1)' } }, []],
    [{ text: '' }, []],
    [{}, []],
  ])('of %j', (part, events) => {
    expect(partEvents(part)).toEqual(events);
  });
});
