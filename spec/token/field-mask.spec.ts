import { fieldMask, fieldsGiven } from '../../lib/token/field-mask';

describe('fieldsGiven', () => {
  it.each<readonly [string, object, readonly string[]]>([
    ['a text', { model: 'models/m' }, ['model']],
    [
      'what stands in generationConfig, each by itself',
      { generationConfig: { temperature: 1, speechConfig: { languageCode: 'de' } } },
      ['generationConfig.temperature', 'generationConfig.speechConfig'],
    ],
    ['generationConfig as a whole where nothing stands in it', { generationConfig: {} }, ['generationConfig']],
    ['another message as a whole', { systemInstruction: { parts: [] }, a: { b: { c: 1 } } }, ['systemInstruction', 'a']],
    ['an empty object', { inputAudioTranscription: {} }, ['inputAudioTranscription']],
    ['a list as a whole', { tools: [{ googleSearch: {} }] }, ['tools']],
    [
      'what is false, zero or empty',
      { explicitVadSignal: false, generationConfig: { topK: 0, seed: '' } },
      ['explicitVadSignal', 'generationConfig.topK', 'generationConfig.seed'],
    ],
    ['no null', { a: null, generationConfig: { topK: null, seed: 1 } }, ['generationConfig.seed']],
    ['generationConfig of null as a whole', { generationConfig: { topK: null } }, ['generationConfig']],
    [
      'in camelCase what is in snake_case',
      { system_instruction: { parts: [] }, generation_config: { top_k: 1 } },
      ['systemInstruction', 'generationConfig.topK'],
    ],
  ])('names %s', (_what, setup, fields) => {
    expect(fieldsGiven(setup)).toEqual(fields);
  });
});

describe('fieldMask', () => {
  it('names what is given and what is added, each once', () => {
    expect(fieldMask({ model: 'm', a: { b: 1 } }, ['tools', 'a', 'tools'])).toBe('model,a,tools');
  });

  it('says in camelCase what is added in snake_case', () => {
    expect(fieldMask({ model: 'm' }, ['system_instruction', 'generation_config.top_k'])).toBe(
      'model,systemInstruction,generationConfig.topK',
    );
  });
});
