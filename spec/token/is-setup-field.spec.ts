import { isSetupField } from '../../lib/token/is-setup-field';

const isField = (path: string): boolean => isSetupField(path.split('.'));

describe('isSetupField', () => {
  it.each([
    'model',
    'generationConfig',
    'systemInstruction',
    'systemInstruction.parts',
    'tools',
    'realtimeInputConfig.automaticActivityDetection',
    'realtimeInputConfig.automaticActivityDetection.disabled',
    'sessionResumption.handle',
    'contextWindowCompression.slidingWindow',
    'inputAudioTranscription',
    'outputAudioTranscription.languageCodes',
    'proactivity.proactiveAudio',
    'historyConfig',
    'safetySettings',
    'avatarConfig.customizedAvatar',
    'explicitVadSignal',
    ...['responseModalities', 'speechConfig', 'thinkingConfig', 'temperature', 'topP', 'topK', 'maxOutputTokens', 'seed'].map(
      (name) => `generationConfig.${name}`,
    ),
  ])('knows %s', (path) => {
    expect(isField(path)).toBe(true);
  });

  it.each(['', 'temperature', 'generationConfig.temprature', 'toString', 'constructor', 'generationConfig.constructor', 'setup.tools'])(
    'does not know %p',
    (path) => {
      expect(isField(path)).toBe(false);
    },
  );
});
