import type { VoiceSetupOptions } from '../../lib/wire/voice-setup';
import { voiceSetup } from '../../lib/wire/voice-setup';
import { problemsOf } from '../transport/problems-of';
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

  it.each<readonly [unknown, string, string]>([
    [{ voiceName: 'Kore' }, 'voice', "should be the name of a voice, such as 'Kore'"],
    [{ voice: '' }, 'voice', "should be the name of a voice, such as 'Kore'"],
    ['Kore', 'options', "should be an object, such as { voice: 'Kore' }"],
    [undefined, 'options', "should be an object, such as { voice: 'Kore' }"],
  ])('throws for %j, from plain JavaScript', (options, field, problem) => {
    expect(problemsOf(() => voiceSetup(options as VoiceSetupOptions))).toEqual([{ field, problem }]);
  });
});
