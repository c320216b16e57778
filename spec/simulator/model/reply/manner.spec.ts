import { mannerOf } from '../../../../lib/simulator/model/reply/manner';

const SETTINGS = { models: {}, speed: 4 };

const speaking = (voiceName: string): object => ({ speechConfig: { voiceConfig: { prebuiltVoiceConfig: { voiceName } } } });

describe('mannerOf', () => {
  it.each([
    ['models/gemini-3.8-live', undefined, 'AUDIO'],
    ['models/gemini-2.5-flash-native-audio-latest', undefined, 'AUDIO'],
    ['models/gemini-live-2.5-flash-preview', undefined, 'TEXT'],
    ['models/gemini-live-2.5-flash-preview', ['AUDIO'], 'AUDIO'],
    ['models/gemini-live-2.5-flash-preview', ['TEXT'], 'TEXT'],
  ])('lets %s with %p put out %s', (model, responseModalities, modality) => {
    const generationConfig = responseModalities === undefined ? {} : { responseModalities };
    expect(mannerOf('geminiApi', { model, generationConfig }, SETTINGS).modality).toBe(modality);
  });

  it('takes from the setup what it asks for', () => {
    expect(
      mannerOf('vertexAi', { inputAudioTranscription: {}, generationConfig: { thinkingConfig: { includeThoughts: true } } }, SETTINGS),
    ).toMatchObject({
      backend: 'vertexAi',
      transcribesInput: true,
      transcribesOutput: false,
      showsThoughts: true,
      speed: 4,
    });
  });

  it('has another voice for another name, and Puck by default', () => {
    const pitch = (generationConfig: object): number => mannerOf('geminiApi', { generationConfig }, SETTINGS).pitch;
    expect(pitch(speaking('Kore'))).not.toBe(pitch(speaking('Puck')));
    expect(pitch({})).toBe(pitch(speaking('Puck')));
  });
});
