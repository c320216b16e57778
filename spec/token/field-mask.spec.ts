import { fieldMask, fieldsGiven } from '../../lib/token/field-mask';

describe('fieldsGiven', () => {
  it.each<readonly [string, object, readonly string[]]>([
    ['a text', { model: 'models/m' }, ['model']],
    [
      'what stands in an object',
      { generationConfig: { temperature: 1, topK: 2 } },
      ['generationConfig.temperature', 'generationConfig.topK'],
    ],
    ['nothing deeper than that', { a: { b: { c: { d: 1 } } } }, ['a.b']],
    ['an empty object', { inputAudioTranscription: {} }, ['inputAudioTranscription']],
    ['a list as a whole', { tools: [{ googleSearch: {} }] }, ['tools']],
    ['what is false, zero or empty', { explicitVadSignal: false, a: { b: 0, c: '' } }, ['explicitVadSignal', 'a.b', 'a.c']],
    ['no null', { a: null, b: { c: null, d: 1 } }, ['b.d']],
    ['an object of null as a whole', { b: { c: null } }, ['b']],
  ])('names %s', (_what, setup, fields) => {
    expect(fieldsGiven(setup)).toEqual(fields);
  });
});

describe('fieldMask', () => {
  it('names what is given and what is added, each once', () => {
    expect(fieldMask({ model: 'm', a: { b: 1 } }, ['tools', 'a.b', 'tools'])).toBe('model,a.b,tools');
  });
});
