import { isLeft } from 'fp-ts/lib/Either.js';
import type { Caller } from '../../../lib/simulator/dial/caller';
import type { Profiles } from '../../../lib/simulator/setup/find-profile';
import { PROFILES } from '../../../lib/simulator/setup/profiles';
import { readFrame } from '../../../lib/simulator/setup/read-frame';
import type { Refusal } from '../../../lib/simulator/setup/refusals';
import { refuseSetup } from '../../../lib/simulator/setup/refuse-setup';

const GEMINI: Caller = { backend: 'geminiApi', apiVersion: 'v1beta', credential: 'accepted', token: null };
const ALPHA: Caller = { ...GEMINI, apiVersion: 'v1alpha' };
const VERTEX: Caller = { ...GEMINI, backend: 'vertexAi', apiVersion: 'v1' };

const NATIVE = { model: 'models/gemini-2.5-flash-native-audio-preview-12-2025' };
const FLASH = { model: 'models/gemini-3.1-flash-live-preview' };
const LIVE = { model: 'models/gemini-3.8-live' };
const EXTENDED = { model: 'models/gemini-3.8-live-extended-thinking' };
const HALF_CASCADE = { model: 'models/gemini-live-2.5-flash-preview' };
const TRANSCRIBE = { model: 'models/gemini-3.5-transcribe-live' };
const ON_VERTEX = { model: 'projects/p/locations/l/publishers/google/models/gemini-live-2.5-flash-native-audio' };

const INVALID = 'Request contains an invalid argument.';
const NOT_IMPLEMENTED = 'Operation is not implemented, or supported, or enabled.';

const refuse = (setup: object, caller = GEMINI, models: Profiles = {}): Refusal | null => {
  const frame = readFrame(JSON.stringify({ setup }));
  if (isLeft(frame)) return frame.left;
  if (frame.right.setup === undefined) throw new Error('that is no setup');
  return refuseSetup(caller, frame.right.setup, models);
};

const unknown = (name: string, path: string): string =>
  `Invalid JSON payload received. Unknown name "${name}" at '${path}': Cannot find field.`;

const generation = (config: object): object => ({ generationConfig: config });
const thinking = (thinkingConfig: object): object => generation({ thinkingConfig });
const modalities = (...responseModalities: readonly string[]): object => generation({ responseModalities });
const functions = (...functionDeclarations: readonly object[]): object => ({ tools: [{ functionDeclarations }] });
const behaving = (behavior: string): object => functions({ name: 'ping', behavior });

describe('refuseSetup', () => {
  it.each<readonly [string, object, Caller]>([
    ['a model of today', LIVE, GEMINI],
    ['a tuned model', { model: 'tunedModels/mine' }, GEMINI],
    ['a model of a project', ON_VERTEX, VERTEX],
    ['a model of a publisher', { model: 'publishers/google/models/gemini-3.8-live' }, VERTEX],
    ['writing, where the model can', { ...HALF_CASCADE, ...modalities('TEXT') }, GEMINI],
    ['writing, where the model transcribes', { ...TRANSCRIBE, ...modalities('TEXT') }, GEMINI],
    ['snake_case', { ...HALF_CASCADE, generation_config: { response_modalities: ['AUDIO'] }, session_resumption: { handle: 'h' } }, GEMINI],
    ['transparent resumption on Vertex AI', { ...ON_VERTEX, sessionResumption: { transparent: true } }, VERTEX],
    ['translation on Vertex AI', { ...ON_VERTEX, ...generation({ translationConfig: {} }) }, VERTEX],
    ['explicitVadSignal on Vertex AI', { ...ON_VERTEX, explicitVadSignal: true }, VERTEX],
    ['null for what is not set', { ...LIVE, tools: null, generationConfig: { seed: null } }, GEMINI],
    ['int64 as digits', { ...LIVE, contextWindowCompression: { triggerTokens: '90000' } }, GEMINI],
    ['a budget on 2.5', { ...NATIVE, ...thinking({ thinkingBudget: 0 }) }, GEMINI],
    ['a level on 3.1', { ...FLASH, ...thinking({ thinkingLevel: 'MINIMAL' }) }, GEMINI],
    ['a level on extended thinking', { ...EXTENDED, ...thinking({ thinkingLevel: 'HIGH', includeThoughts: true }) }, GEMINI],
    ['proactive audio on 3.8', { ...LIVE, proactivity: { proactiveAudio: true } }, GEMINI],
    ['proactive audio in v1alpha', { ...NATIVE, proactivity: { proactiveAudio: true } }, ALPHA],
    ['affective dialog in v1alpha', { ...NATIVE, ...generation({ enableAffectiveDialog: true }) }, ALPHA],
    ['affective dialog on Vertex AI', { ...ON_VERTEX, ...generation({ enableAffectiveDialog: true }) }, VERTEX],
    ['functions that do not block on 3.8', { ...LIVE, ...behaving('NON_BLOCKING') }, GEMINI],
    ['functions that do not block on extended thinking', { ...EXTENDED, ...behaving('NON_BLOCKING') }, GEMINI],
    ['a safety setting', { ...LIVE, safetySettings: [{ category: 'HARM_CATEGORY_HARASSMENT', threshold: 'BLOCK_NONE' }] }, GEMINI],
    ['a safety setting with a method', { ...ON_VERTEX, safetySettings: [{ method: 'SEVERITY' }] }, VERTEX],
    ['an instruction that is no thought', { ...LIVE, systemInstruction: { parts: [{ text: 'Hi', thought: false }] } }, GEMINI],
    ['labels', { ...LIVE, labels: { team: 'a', some_label: 'b' } }, GEMINI],
    ['labels on Vertex AI', { ...ON_VERTEX, labels: { team: 'a' } }, VERTEX],
    ['a search', { ...LIVE, tools: [{ googleSearch: {} }] }, GEMINI],
  ])('takes %s', (_what, setup, caller) => {
    expect(refuse(setup, caller)).toBeNull();
  });

  it.each<readonly [string, object, Caller, number, string]>([
    ['a field of nowhere', { ...LIVE, bogusField: 1 }, GEMINI, 1007, unknown('bogusField', 'setup')],
    [
      'a category of no harm',
      { ...LIVE, safetySettings: [{ category: 'BOGUS' }] },
      GEMINI,
      1007,
      `Invalid value at 'setup.safety_settings[0].category' (type.googleapis.com/google.ai.generativelanguage.v1beta.HarmCategory), "BOGUS"`,
    ],
    [
      'a label that is no text',
      { ...LIVE, labels: { team: 1 } },
      GEMINI,
      1007,
      `Invalid value at 'setup.labels[0].value' (TYPE_STRING), 1`,
    ],
    ['toolConfig', { ...LIVE, toolConfig: {} }, GEMINI, 1007, unknown('toolConfig', 'setup')],
    ['a field deeper down', { ...LIVE, ...generation({ bogus: 1 }) }, GEMINI, 1007, unknown('bogus', 'setup.generation_config')],
    [
      'a field in a list',
      { ...LIVE, ...functions({ name: 'a' }, { name: 'b', strict: true }) },
      GEMINI,
      1007,
      unknown('strict', 'setup.tools[0].function_declarations[1]'),
    ],
    [
      'transparent on the Gemini API',
      { ...LIVE, sessionResumption: { transparent: true } },
      GEMINI,
      1007,
      unknown('transparent', 'setup.session_resumption'),
    ],
    ['explicitVadSignal on the Gemini API', { ...LIVE, explicitVadSignal: true }, GEMINI, 1007, unknown('explicitVadSignal', 'setup')],
    [
      'the method of a safety setting',
      { ...LIVE, safetySettings: [{}, { method: 'SEVERITY' }] },
      GEMINI,
      1007,
      unknown('method', 'setup.safety_settings[1]'),
    ],
    ['a handle that is null', { ...LIVE, sessionResumption: { handle: null } }, GEMINI, 1008, 'BidiGenerateContent session not found'],
    [
      'such a handle in snake_case',
      { ...LIVE, session_resumption: { handle: null } },
      GEMINI,
      1008,
      'BidiGenerateContent session not found',
    ],
    ['an empty handle', { ...LIVE, sessionResumption: { handle: '' } }, GEMINI, 1008, 'BidiGenerateContent session not found'],
    ['two modalities', { ...HALF_CASCADE, ...modalities('AUDIO', 'TEXT') }, GEMINI, 1007, INVALID],
    ['pictures', { ...HALF_CASCADE, ...modalities('IMAGE') }, GEMINI, 1007, INVALID],
    [
      'a voice for a text',
      { ...HALF_CASCADE, ...generation({ responseModalities: ['TEXT'], speechConfig: {} }) },
      GEMINI,
      1007,
      'Cannot extract voices from a non-audio request.',
    ],
    ['thinkingConfig on 3.8', { ...LIVE, ...thinking({ includeThoughts: true }) }, GEMINI, 1007, INVALID],
    ['a level on 2.5', { ...NATIVE, ...thinking({ thinkingLevel: 'LOW' }) }, GEMINI, 1007, INVALID],
    ['a budget on 3.1', { ...FLASH, ...thinking({ thinkingBudget: 0 }) }, GEMINI, 1007, INVALID],
    ['a budget on extended thinking', { ...EXTENDED, ...thinking({ thinkingBudget: 1 }) }, GEMINI, 1007, INVALID],
    ['MINIMAL on extended thinking', { ...EXTENDED, ...thinking({ thinkingLevel: 'MINIMAL' }) }, GEMINI, 1007, INVALID],
    ['functions that do not block on 3.1', { ...FLASH, ...behaving('NON_BLOCKING') }, GEMINI, 1007, INVALID],
    ['functions that do not block on Vertex AI', { ...ON_VERTEX, ...behaving('NON_BLOCKING') }, VERTEX, 1007, INVALID],
    ['functions that block on extended thinking', { ...EXTENDED, ...behaving('BLOCKING') }, GEMINI, 1007, INVALID],
    ['functions that do not say on extended thinking', { ...EXTENDED, ...functions({ name: 'ping' }) }, GEMINI, 1007, INVALID],
    ['proactivity on 3.1', { ...FLASH, proactivity: {} }, GEMINI, 1007, INVALID],
    ['proactivity in v1beta', { ...NATIVE, proactivity: {} }, GEMINI, 1007, unknown('proactivity', 'setup')],
    ['proactivity that is off on 3.8', { ...LIVE, proactivity: { proactiveAudio: false } }, GEMINI, 1007, INVALID],
    ['affective dialog on 3.8', { ...LIVE, ...generation({ enableAffectiveDialog: true }) }, GEMINI, 1007, INVALID],
    [
      'affective dialog in v1beta',
      { ...NATIVE, ...generation({ enableAffectiveDialog: true }) },
      GEMINI,
      1007,
      unknown('enableAffectiveDialog', 'setup.generation_config'),
    ],
    ['a tool that the model does not have', { ...LIVE, tools: [{ codeExecution: {} }] }, GEMINI, 1008, NOT_IMPLEMENTED],
    ['functions of a model that only listens', { ...TRANSCRIBE, ...functions({ name: 'ping' }) }, GEMINI, 1008, NOT_IMPLEMENTED],
    ['stop sequences', { ...LIVE, ...generation({ stopSequences: ['.'] }) }, GEMINI, 1007, INVALID],
  ])('refuses %s', (_what, setup, caller, code, reason) => {
    expect(refuse(setup, caller)).toEqual({ code, reason });
  });

  it.each<readonly [string, object, string]>([
    [
      'a level',
      thinking({ thinkingLevel: 'EXTREME' }),
      '\'setup.generation_config.thinking_config.thinking_level\' (type.googleapis.com/google.ai.generativelanguage.v1beta.ThinkingLevel), "EXTREME"',
    ],
    ['a resolution', generation({ mediaResolution: 'LOW' }), "'setup.generation_config.media_resolution' (type"],
    [
      'a sensitivity',
      { realtimeInputConfig: { automaticActivityDetection: { startOfSpeechSensitivity: 'SENSITIVITY_LOW' } } },
      "'setup.realtime_input_config.automatic_activity_detection.start_of_speech_sensitivity' (",
    ],
    ['a coverage', { realtimeInputConfig: { turnCoverage: 'ALL' } }, "'setup.realtime_input_config.turn_coverage' ("],
    ['a behaviour', behaving('ASYNC'), "'setup.tools[0].function_declarations[0].behavior' ("],
    [
      'a type in lower case',
      functions({ name: 'a', parameters: { type: 'object' } }),
      "'setup.tools[0].function_declarations[0].parameters.type' (",
    ],
    ['a text for a number', generation({ temperature: 'hot' }), '\'setup.generation_config.temperature\' (TYPE_FLOAT), "hot"'],
    ['a fraction for a count', generation({ maxOutputTokens: 1.5 }), "'setup.generation_config.max_output_tokens' (TYPE_INT32), 1.5"],
    [
      'a number for a flag',
      { historyConfig: { initialHistoryInClientContent: 1 } },
      "'setup.history_config.initial_history_in_client_content' (TYPE_BOOL), 1",
    ],
    ['a text for an object', { systemInstruction: 'Be brief.' }, "'setup.system_instruction' (type.googleapis.com/"],
    ['a thing for a list', { tools: {} }, "'setup.tools' ("],
  ])('refuses %s that is none', (_what, setup, reason) => {
    const found = refuse({ ...LIVE, ...setup });
    expect(found?.code).toBe(1007);
    expect(found?.reason).toContain(`Invalid value at ${reason}`);
  });

  it('refuses a list where there can only be one', () => {
    expect(refuse({ model: ['models/gemini-3.8-live'] })?.reason).toBe(
      'Invalid JSON payload received. Unknown name "model" at \'setup\': Proto field is not repeating, cannot start list.',
    );
  });

  it.each([
    'gemini-3.8-live',
    'models/other-live',
    'models/gemini-nope-live',
    'models/',
    '',
    'projects/p/models/gemini-3.8-live',
    'models/gemini-live-2.5-flash-native-audio',
    'models/constructor',
  ])('does not know the model %p', (model) => {
    const found = refuse({ model });
    expect(found?.code).toBe(1008);
    expect(found?.reason).toMatch(
      /^models\/[\w.-]* is not found for API version v1beta, or is not supported for bidiGenerateContent\. Call/,
    );
  });

  it.each(['models/gemini-3.8-live', 'publishers/google/models/gemini-3.1-flash-live-preview'])(
    'speaks of the publisher on Vertex AI, which has no %s',
    (model) => {
      expect(refuse({ model }, VERTEX)).toMatchObject({
        code: 1008,
        reason: expect.stringMatching(/^Publisher model .* was not found/) as string,
      });
    },
  );

  it('wants a model', () => {
    expect(refuse({})?.code).toBe(1008);
  });

  it.each([NATIVE, LIVE, FLASH, EXTENDED])('does not let %j write', (setup) => {
    expect(refuse({ ...setup, ...modalities('TEXT') })).toMatchObject({
      code: 1007,
      reason: expect.stringContaining('combination of response modalities (TEXT) is not supported by the model.') as string,
    });
  });

  it('takes a model that somebody adds, with its own rules', () => {
    const models: Profiles = { 'gemini-next': { ...PROFILES['gemini-3.8-live'], thinking: 'level' } };
    const setup = { model: 'models/gemini-next', ...thinking({ thinkingLevel: 'LOW' }) };
    expect(refuse(setup, GEMINI, models)).toBeNull();
    expect(refuse(setup)?.code).toBe(1008);
  });
});
