import { voiceSetup } from '../../lib/wire/voice-setup';
import { deepFreeze } from './deep-freeze';

describe('voiceSetup', () => {
  const usual = {
    inputAudioTranscription: {},
    outputAudioTranscription: {},
    contextWindowCompression: { slidingWindow: {} },
    generationConfig: { responseModalities: ['AUDIO'], speechConfig: { voiceConfig: { prebuiltVoiceConfig: { voiceName: 'Kore' } } } },
  };

  it('makes the usual setup of a voice', () => {
    expect(voiceSetup(deepFreeze({ voice: 'Kore' }))).toStrictEqual(usual);
  });

  it('names a language on demand', () => {
    expect(voiceSetup({ voice: 'Kore', languageCode: 'de-DE' }).generationConfig?.speechConfig).toStrictEqual({
      ...usual.generationConfig.speechConfig,
      languageCode: 'de-DE',
    });
  });

  it('takes further fields over, and what they say wins', () => {
    const options = deepFreeze({
      voice: 'Kore',
      systemInstruction: 'Be brief.',
      outputAudioTranscription: { languageCodes: ['de'] },
      contextWindowCompression: { triggerTokens: 25_600 },
      generationConfig: { temperature: 0.5, responseModalities: ['TEXT'], speechConfig: { languageCode: 'fr-FR' } },
    });
    expect(voiceSetup(options)).toStrictEqual({
      inputAudioTranscription: {},
      outputAudioTranscription: { languageCodes: ['de'] },
      contextWindowCompression: { triggerTokens: 25_600 },
      systemInstruction: 'Be brief.',
      generationConfig: {
        temperature: 0.5,
        responseModalities: ['TEXT'],
        speechConfig: { voiceConfig: { prebuiltVoiceConfig: { voiceName: 'Kore' } }, languageCode: 'fr-FR' },
      },
    });
  });
});
