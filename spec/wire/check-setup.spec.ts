import type { CheckSetupOptions } from '../../lib/wire/check-setup';
import { checkSetup } from '../../lib/wire/check-setup';
import { voiceSetup } from '../../lib/wire/voice-setup';
import { problemsOf } from '../transport/problems-of';
import { verdictOf, verdictOn } from './verdict';

const LIVE = 'gemini-3.8-live';
const NATIVE_ON_VERTEX = 'gemini-live-2.5-flash-native-audio';
const TRANSLATE = 'gemini-3.5-live-translate-preview';
const TRANSCRIBE = 'gemini-3.5-transcribe-live';
const WRITER: CheckSetupOptions = { capabilities: { modalities: ['TEXT', 'AUDIO'] } };

const SILENT =
  'warning at setup.outputAudioTranscription: without it what the model says comes as sound alone, and reply$ stays silent. Fix: add outputAudioTranscription: {}';
const SHORT =
  'warning at setup.contextWindowCompression: without it the session ends when the context is full, after about 15 minutes of talk or 2 with video. Fix: add contextWindowCompression: { slidingWindow: {} }';
const HISTORY = { historyConfig: { initialHistoryInClientContent: true } };

const speech = (speechConfig: object): object => ({ generationConfig: { speechConfig } });
const named = (voiceName: string): object => speech({ voiceConfig: { prebuiltVoiceConfig: { voiceName } } });
const text = (setup: object): object => ({ generationConfig: { responseModalities: ['TEXT'] }, ...setup });

describe('checkSetup', () => {
  it('gives problems as plain data', () => {
    expect(checkSetup(LIVE, { ...voiceSetup({ voice: 'Kore' }), explicitVadSignal: true })).toStrictEqual({
      errors: [{ field: 'setup.explicitVadSignal', problem: 'only Vertex AI knows it', fix: 'leave it out' }],
      warnings: [],
    });
  });

  it.each<readonly [string, string, object, CheckSetupOptions, readonly string[]]>([
    ['a model that speaks', LIVE, {}, {}, [SILENT, SHORT]],
    ['a model that may speak', NATIVE_ON_VERTEX, {}, {}, [SILENT, SHORT]],
    ['a session that writes', LIVE, text({}), WRITER, [SHORT]],
    ['a model that writes where nobody says more', LIVE, {}, WRITER, [SHORT]],
    ['a model that is told to speak on Vertex AI where nobody says more', LIVE, {}, { ...WRITER, backend: 'vertexAi' }, [SILENT, SHORT]],
    ['a model that only listens', TRANSCRIBE, {}, {}, []],
  ])('advises %s', (_what, model, setup, options, lines) => {
    expect(verdictOn(model, setup, options)).toEqual(lines);
  });

  it.each<readonly [string, string, object, CheckSetupOptions]>([
    ['a voice that there is', LIVE, named('Zubenelgenubi'), {}],
    ['a voice of somebody', LIVE, speech({ voiceConfig: { replicatedVoiceConfig: { mimeType: 'audio/pcm' } } }), {}],
    ['a language, where the model needs one', LIVE, speech({ languageCode: 'de-DE' }), WRITER],
    ['past turns in the way of the model', LIVE, HISTORY, {}],
    ['past turns that are not given', LIVE, { historyConfig: { initialHistoryInClientContent: false } }, { backend: 'vertexAi' }],
    ['an instruction', LIVE, { systemInstruction: 'x'.repeat(32_000) }, {}],
  ])('has nothing against %s', (_what, model, setup, options) => {
    expect(verdictOf(model, setup, options)).toEqual([]);
  });

  it.each<readonly [string, string, object, CheckSetupOptions, string]>([
    [
      'a voice in lower case',
      LIVE,
      named('kore'),
      {},
      'setup.generationConfig.speechConfig.voiceConfig.prebuiltVoiceConfig.voiceName: "kore" is no voice that is known; capitals count. Fix: use Kore',
    ],
    [
      'a voice of another service',
      LIVE,
      named('nova-1'),
      {},
      'setup.generationConfig.speechConfig.voiceConfig.prebuiltVoiceConfig.voiceName: "nova-1" is no voice that is known; capitals count. Fix: use Kore, Puck, Zephyr or another of the thirty',
    ],
    [
      'a language',
      LIVE,
      speech({ languageCode: 'de-DE' }),
      {},
      `setup.generationConfig.speechConfig.languageCode: ${LIVE} finds the language by itself, and ignores this or refuses it. Fix: leave it out, and ask for the language in the system instruction`,
    ],
    [
      'past turns on Vertex AI',
      LIVE,
      HISTORY,
      { backend: 'vertexAi' },
      `setup.historyConfig: ${LIVE} is not known to take past turns in this way here. Fix: leave it out, and send them with sendClientContent, turnComplete: false`,
    ],
    [
      'past turns of a model without memory',
      TRANSCRIBE,
      HISTORY,
      {},
      `setup.historyConfig: ${TRANSCRIBE} is not known to take past turns in this way here. Fix: leave it out; it has no use for past turns`,
    ],
    [
      'an instruction of a model that only listens',
      TRANSCRIBE,
      { systemInstruction: 'Be brief.' },
      {},
      `setup.systemInstruction: ${TRANSCRIBE} only transcribes. Fix: leave it out`,
    ],
    [
      'a very long instruction',
      LIVE,
      { systemInstruction: { parts: [{ text: 'x'.repeat(20_000) }, {}, { text: 'y'.repeat(20_000) }] } },
      {},
      'setup.systemInstruction: it has 40000 characters, is paid for in every turn, and may be lost when a session is resumed. Fix: shorten it, and let a function look the details up',
    ],
    [
      'a translation to nowhere',
      TRANSLATE,
      {},
      {},
      `setup.generationConfig.translationConfig: ${TRANSLATE} has not been told the language to translate to. Fix: add translationConfig: { targetLanguageCode: 'de' }`,
    ],
  ])('warns of %s', (_what, model, setup, options, line) => {
    expect(verdictOf(model, setup, options)).toEqual([`warning at ${line}`]);
  });

  it.each<readonly [string, CheckSetupOptions, number]>([
    [LIVE, {}, 1],
    [`models/${LIVE}`, {}, 1],
    [LIVE, { backend: 'vertexAi' }, 0],
    [`publishers/google/models/${LIVE}`, {}, 0],
    [`projects/p/locations/l/publishers/google/models/${LIVE}`, {}, 0],
    [NATIVE_ON_VERTEX, {}, 0],
    // The path is none of the Gemini API: one more.
    [`publishers/google/models/${LIVE}`, { backend: 'geminiApi' }, 2],
  ])('finds out where %s is to be (%j)', (model, options, count) => {
    expect(checkSetup(model, { sessionResumption: { transparent: true } }, options).errors).toHaveLength(count);
  });

  it.each<readonly [unknown, unknown, readonly string[]]>([
    [undefined, {}, ['model: should be the name of a model']],
    [7, {}, ['model: should be the name of a model']],
    [LIVE, null, ['options: should be an object']],
    [LIVE, { backend: 'vertex' }, ['backend: should be "geminiApi" or "vertexAi" or "custom"']],
    [LIVE, { apiVersion: 1 }, ['apiVersion: should be the version of the API, such as "v1beta"']],
    [LIVE, { capabilities: null }, ['capabilities: should be an object']],
    [LIVE, { capability: {} }, ['capability: is not known; there are backend, apiVersion, capabilities']],
    [
      LIVE,
      { capabilities: { thinking: 'levels', tool: [] } },
      [
        'capabilities.thinking: should be "none" or "budget" or "level" or "levelFromLow" or "any"',
        expect.stringMatching(/^capabilities\.tool: is not known; there are role, /) as string,
      ],
    ],
    [
      undefined,
      { backend: 'vertex' },
      ['model: should be the name of a model', 'backend: should be "geminiApi" or "vertexAi" or "custom"'],
    ],
  ])('throws for the model %p and the options %j what is wrong with them', (model, options, problems) => {
    const found = problemsOf(() => checkSetup(model as string, {}, options as CheckSetupOptions));
    expect(found.map(({ field, problem }) => `${field}: ${problem}`)).toEqual(problems);
  });
});
