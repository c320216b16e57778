import { refuseSetup } from '../../../lib/simulator/setup/refuse-setup';
import { readFrame } from '../../../lib/simulator/setup/read-frame';
import { isLeft } from 'fp-ts/lib/Either.js';
import type { Caller } from '../../../lib/simulator/dial/caller';
import type { Refusal } from '../../../lib/simulator/setup/refusals';

const GEMINI: Caller = { backend: 'geminiApi', apiVersion: 'v1beta', credential: 'accepted' };
const VERTEX: Caller = { backend: 'vertexAi', apiVersion: 'v1', credential: 'accepted' };
const NATIVE = 'models/gemini-2.5-flash-native-audio-preview-12-2025';
const HALF_CASCADE = 'models/gemini-live-2.5-flash-preview';

const refuse = (setup: object, caller = GEMINI): Refusal | null => {
  const data = JSON.stringify({ setup });
  const frame = readFrame(data);
  if (isLeft(frame) || frame.right.setup === undefined) throw new Error('that is no setup');
  return refuseSetup(caller, frame.right.setup, data);
};

const asText = (model: string): object => ({ model, generationConfig: { responseModalities: ['TEXT'] } });

describe('refuseSetup', () => {
  it.each([
    ['a model of today', { model: 'models/gemini-3.8-live' }, GEMINI],
    ['a tuned model', { model: 'tunedModels/mine' }, GEMINI],
    ['a model of a project', { model: 'projects/p/locations/l/publishers/google/models/gemini-live-2.5-flash' }, VERTEX],
    ['a model of a publisher', { model: 'publishers/google/models/gemini-live-2.5-flash' }, VERTEX],
    ['writing, where the model can', asText(HALF_CASCADE), GEMINI],
    ['writing, where the model transcribes', asText('models/gemini-3.5-transcribe-live'), GEMINI],
    [
      'snake_case',
      { model: HALF_CASCADE, generation_config: { response_modalities: ['AUDIO'] }, session_resumption: { handle: 'h' } },
      GEMINI,
    ],
    [
      'transparent resumption on Vertex AI',
      { model: 'publishers/google/models/gemini-x', sessionResumption: { transparent: true } },
      VERTEX,
    ],
  ])('takes %s', (_what, setup, caller) => {
    expect(refuse(setup, caller)).toBeNull();
  });

  it('names a field that it does not know', () => {
    expect(refuse({ model: HALF_CASCADE, bogusField: 1 })).toEqual({
      code: 1007,
      reason: 'Invalid JSON payload received. Unknown name "bogusField" at \'setup\': Cannot find field.',
    });
  });

  it.each(['gemini-3.8-live', 'models/other-live', 'models/', '', 'projects/p/models/gemini-3.8-live'])(
    'does not know the model %p',
    (model) => {
      const found = refuse({ model });
      expect(found?.code).toBe(1008);
      expect(found?.reason).toMatch(
        /^models\/[\w.-]* is not found for API version v1beta, or is not supported for bidiGenerateContent\. Call/,
      );
    },
  );

  it('speaks of the publisher on Vertex AI', () => {
    expect(refuse({ model: 'models/nope' }, VERTEX)).toMatchObject({
      code: 1008,
      reason: expect.stringMatching(/^Publisher model .* was not found/) as string,
    });
  });

  it('wants a model', () => {
    expect(refuse({})?.code).toBe(1008);
  });

  it.each([[['AUDIO', 'TEXT']], [['IMAGE']]])('wants one modality that it knows, not %p', (responseModalities) => {
    expect(refuse({ model: HALF_CASCADE, generationConfig: { responseModalities } })).toEqual({
      code: 1007,
      reason: 'Request contains an invalid argument.',
    });
  });

  it.each([NATIVE, 'models/gemini-3.8-live', 'models/gemini-3.1-flash-live-preview'])('does not let %s write', (model) => {
    expect(refuse(asText(model))).toMatchObject({
      code: 1007,
      reason: expect.stringContaining('combination of response modalities (TEXT) is not supported by the model.') as string,
    });
  });

  it('has no voice for a text', () => {
    const generationConfig = { responseModalities: ['TEXT'], speechConfig: {} };
    expect(refuse({ model: HALF_CASCADE, generationConfig })).toEqual({
      code: 1007,
      reason: 'Cannot extract voices from a non-audio request.',
    });
  });

  it.each([{ sessionResumption: { handle: null } }, { session_resumption: { handle: null } }, { sessionResumption: { handle: '' } }])(
    'refuses a handle that is none: %j',
    (resumption) => {
      expect(refuse({ model: HALF_CASCADE, ...resumption })?.code).toBe(1008);
    },
  );

  it('knows no transparent resumption on the Gemini API', () => {
    expect(refuse({ model: HALF_CASCADE, sessionResumption: { transparent: true } })?.reason).toBe(
      'Invalid JSON payload received. Unknown name "transparent" at \'setup.session_resumption\': Cannot find field.',
    );
  });
});
