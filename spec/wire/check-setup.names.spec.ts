import type { CheckSetupOptions } from '../../lib/wire/check-setup';
import { verdictOf } from './verdict';

const LIVE = 'gemini-3.8-live';

describe('checkSetup, of the name of a model', () => {
  it.each<readonly [string, CheckSetupOptions, string]>([
    [`google/${LIVE}`, {}, LIVE],
    [`model/${LIVE}`, {}, LIVE],
    [`gemini/${LIVE}`, {}, LIVE],
    [`https://generativelanguage.googleapis.com/v1beta/models/${LIVE}`, {}, LIVE],
    [`models/${LIVE}/`, {}, LIVE],
    [`projects/p/locations/l/publishers/google/models/${LIVE}`, { backend: 'geminiApi' }, LIVE],
    [`publishers/google/models/${LIVE}`, { backend: 'geminiApi' }, LIVE],
    [`${LIVE} `, {}, LIVE],
    [`\t${LIVE}`, {}, LIVE],
    ['Gemini 3.8 live', {}, 'Gemini-3.8-live'],
    [`google/${LIVE}`, { backend: 'vertexAi' }, LIVE],
    [`tunedModels/${LIVE}`, { backend: 'vertexAi' }, LIVE],
    [`publishers/google/models/${LIVE}\n`, { backend: 'vertexAi' }, LIVE],
  ])('refuses the name %j (%j)', (model, options, right) => {
    const where = options.backend === 'vertexAi' ? 'Vertex AI' : 'the Gemini API';
    expect(verdictOf(model, {}, options)).toEqual([
      `error at model: ${JSON.stringify(model)} is not how ${where} names a model. Fix: write ${right}`,
    ]);
  });

  it.each<readonly [string, CheckSetupOptions]>([
    [`models/${LIVE}`, {}],
    [`models/${LIVE}`, { backend: 'vertexAi' }],
    [`publishers/google/models/${LIVE}`, { backend: 'vertexAi' }],
    [`projects/p/locations/l/publishers/google/models/${LIVE}`, { backend: 'vertexAi' }],
    [`relay/${LIVE}`, { backend: 'custom' }],
  ])('takes the name %j (%j)', (model, options) => {
    expect(verdictOf(model, {}, options)).toEqual([]);
  });

  it('says of a name that is nothing but a path that one is missing', () => {
    expect(verdictOf('//', {})).toEqual(['error at model: "//" is not how the Gemini API names a model. Fix: give the name of a model']);
  });

  it('only warns of a blank where anybody may answer', () => {
    expect(verdictOf(`${LIVE} `, {}, { backend: 'custom' })).toEqual([
      `warning at model: "${LIVE} " begins or ends with a blank. Fix: write ${LIVE}`,
    ]);
  });
});
