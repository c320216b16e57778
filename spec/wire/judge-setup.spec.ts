import { checkSetup } from '../../lib/wire/check-setup';
import { judgeSetup, suspicionsOf } from '../../lib/wire/judge-setup';
import { voiceSetup } from '../../lib/wire/voice-setup';

const LIVE = 'gemini-3.8-live';

describe('judgeSetup', () => {
  it('says what checkSetup says', () => {
    const setup = { generationConfig: { responseModalities: ['TEXT'] }, tools: [{ functionDeclarations: [{ name: 'f' }] }] };
    expect(judgeSetup(LIVE, setup, { backend: 'geminiApi' })).toEqual(checkSetup(LIVE, setup, { backend: 'geminiApi' }));
  });
});

describe('suspicionsOf', () => {
  const fieldsOf = (...args: Parameters<typeof suspicionsOf>): readonly string[] => suspicionsOf(...args).map(({ field }) => field);

  it('names the errors before what may be refused', () => {
    const setup = { novelty: 1, generationConfig: { responseModalities: ['TEXT'] } };
    expect(fieldsOf(LIVE, setup, {})).toEqual(['setup.generationConfig.responseModalities', 'setup.novelty']);
  });

  it('says nothing of what is legal and hurts', () => {
    const setup = { systemInstruction: 'x'.repeat(40_000) };
    expect(judgeSetup(LIVE, setup, {}).warnings.length).toBeGreaterThan(2);
    expect(fieldsOf(LIVE, setup, {})).toEqual([]);
  });

  it('suspects a model that is not known', () => {
    expect(fieldsOf('gemini-3.8-liv', voiceSetup({ voice: 'Kore' }), {})).toEqual(['model']);
  });
});
