import type { LockField, TokenLock } from '../../lib/token/token-lock';

const MODEL = 'gemini-3.8-live';

describe('the types of a lock', () => {
  it('take paths of the setup', () => {
    const fields: readonly LockField[] = [
      'tools',
      'systemInstruction',
      'systemInstruction.parts',
      'generationConfig',
      'generationConfig.temperature',
      'generationConfig.speechConfig.voiceConfig',
      'realtimeInputConfig.automaticActivityDetection.disabled',
      'inputAudioTranscription.languageCodes',
    ];
    expect(fields).toHaveLength(8);
  });

  it('refuse what is none', () => {
    const wrong: readonly TokenLock[] = [
      // @ts-expect-error it stands in generationConfig
      { model: MODEL, fields: ['temperature'] },
      // @ts-expect-error it is misspelled
      { model: MODEL, fields: ['generationConfig.temprature'] },
      // @ts-expect-error a list is locked as a whole
      { model: MODEL, fields: ['tools.length'] },
      // @ts-expect-error there is no such word
      { model: MODEL, fields: 'none' },
      // @ts-expect-error how much is locked has to be said
      { model: MODEL },
      // @ts-expect-error the model is always locked
      { fields: 'given' },
      // @ts-expect-error the model has a field of its own
      { model: MODEL, setup: { model: MODEL }, fields: 'all' },
    ];
    expect(wrong).toHaveLength(7);
  });
});
