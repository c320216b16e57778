import type { CheckSetupOptions } from '../../lib/wire/check-setup';
import { verdictOf } from './verdict';

const LIVE = 'gemini-3.8-live';
const EXTENDED = 'gemini-3.8-live-extended-thinking';
const FLASH = 'gemini-3.1-flash-live-preview';
const NATIVE = 'gemini-2.5-flash-native-audio-preview-12-2025';
const NATIVE_ON_VERTEX = 'gemini-live-2.5-flash-native-audio';
const TRANSCRIBE = 'gemini-3.5-transcribe-live';
const TRANSLATE = 'gemini-3.5-live-translate-preview';

const ALPHA: CheckSetupOptions = { apiVersion: 'v1alpha', capabilities: { availability: 'current' } };
const BETA: CheckSetupOptions = { apiVersion: 'v1beta', capabilities: { availability: 'current' } };
const SOME: CheckSetupOptions = { capabilities: { availability: 'current' } };
const WRITER: CheckSetupOptions = { capabilities: { modalities: ['TEXT'] } };

const generation = (generationConfig: object): object => ({ generationConfig });
const modalities = (...responseModalities: readonly string[]): object => generation({ responseModalities });
const thinking = (thinkingConfig: object): object => generation({ thinkingConfig });
const AFFECTIVE = generation({ enableAffectiveDialog: true });

const MODALITIES = 'setup.generationConfig.responseModalities';
const THINKING = 'setup.generationConfig.thinkingConfig';
const AFFECT = 'setup.generationConfig.enableAffectiveDialog';
const SPEAKS = "only speaks. Fix: ask for ['AUDIO'], and for outputAudioTranscription: what it says comes as text then";
const ONLY_ALPHA = `for ${NATIVE} only v1alpha of the API knows it. Fix: dial with apiVersion: 'v1alpha', or leave it out`;

describe('checkSetup', () => {
  it.each<readonly [string, string, object, CheckSetupOptions]>([
    ['a voice', LIVE, generation({ responseModalities: ['AUDIO'], speechConfig: {} }), {}],
    ['writing, where the model transcribes', TRANSCRIBE, modalities('TEXT'), {}],
    ['writing, where somebody knows that the model can', LIVE, modalities('TEXT'), { capabilities: { modalities: ['TEXT'] } }],
    ['a budget on 2.5', NATIVE, thinking({ thinkingBudget: 0, includeThoughts: true }), SOME],
    ['a level on 3.1', FLASH, thinking({ thinkingLevel: 'MINIMAL' }), {}],
    ['a level on extended thinking', EXTENDED, thinking({ thinkingLevel: 'HIGH' }), {}],
    ['proactive audio on 3.8', LIVE, { proactivity: { proactiveAudio: true } }, {}],
    ['proactive audio in v1alpha', NATIVE, { proactivity: { proactiveAudio: true } }, ALPHA],
    ['proactive audio on Vertex AI', NATIVE_ON_VERTEX, { proactivity: {} }, {}],
    ['affective dialog in v1alpha', NATIVE, AFFECTIVE, ALPHA],
    ['affective dialog on Vertex AI', NATIVE_ON_VERTEX, AFFECTIVE, {}],
    ['affective dialog that is off', LIVE, generation({ enableAffectiveDialog: false }), {}],
    ['a translation', TRANSLATE, generation({ translationConfig: { targetLanguageCode: 'pl' } }), {}],
  ])('has nothing against %s', (_what, model, setup, options) => {
    expect(verdictOf(model, setup, options)).toEqual([]);
  });

  it.each<readonly [string, string, object, CheckSetupOptions, string]>([
    ['writing', LIVE, modalities('TEXT'), {}, `${MODALITIES}: ${LIVE} ${SPEAKS}`],
    ['writing', NATIVE_ON_VERTEX, modalities('TEXT'), {}, `${MODALITIES}: ${NATIVE_ON_VERTEX} ${SPEAKS}`],
    ['a voice', 'm', modalities('AUDIO'), WRITER, `${MODALITIES}: m only writes. Fix: ask for ['TEXT']`],
    ['pictures', LIVE, modalities('IMAGE'), {}, `${MODALITIES}: a live session puts out no IMAGE. Fix: ask for ['AUDIO']`],
    [
      'the voice of a text',
      TRANSCRIBE,
      generation({ responseModalities: ['TEXT'], speechConfig: {} }),
      {},
      "setup.generationConfig.speechConfig: a session that writes has no voice. Fix: leave it out, or ask for ['AUDIO']",
    ],
    [
      'thinking on 3.8',
      LIVE,
      thinking({ includeThoughts: true }),
      {},
      `${THINKING}: ${LIVE} closes the socket for any thinkingConfig. Fix: leave it out`,
    ],
    [
      'a level on 2.5',
      NATIVE,
      thinking({ thinkingLevel: 'LOW' }),
      SOME,
      `${THINKING}.thinkingLevel: ${NATIVE} thinks by budget, not by level. Fix: say thinkingBudget, in tokens; 0 turns thinking off`,
    ],
    [
      'a budget on 3.1',
      FLASH,
      thinking({ thinkingBudget: 0 }),
      {},
      `${THINKING}.thinkingBudget: ${FLASH} thinks by level, not by budget. Fix: say thinkingLevel: MINIMAL, LOW, MEDIUM or HIGH`,
    ],
    [
      'a budget on extended thinking',
      EXTENDED,
      thinking({ thinkingBudget: '9' }),
      {},
      `${THINKING}.thinkingBudget: ${EXTENDED} thinks by level, not by budget. Fix: say thinkingLevel: LOW, MEDIUM or HIGH`,
    ],
    [
      'MINIMAL on extended thinking',
      EXTENDED,
      thinking({ thinkingLevel: 'MINIMAL' }),
      {},
      `${THINKING}.thinkingLevel: ${EXTENDED} has no level MINIMAL. Fix: say LOW, MEDIUM or HIGH`,
    ],
    ['proactivity on 3.1', FLASH, { proactivity: {} }, {}, `setup.proactivity: ${FLASH} knows no proactivity. Fix: leave it out`],
    ['proactivity in v1beta', NATIVE, { proactivity: {} }, BETA, `setup.proactivity: ${ONLY_ALPHA}`],
    [
      'proactivity that is off on 3.8',
      LIVE,
      { proactivity: { proactiveAudio: false } },
      {},
      `setup.proactivity.proactiveAudio: proactive audio of ${LIVE} cannot be turned off. Fix: leave it out`,
    ],
    ['affective dialog on 3.8', LIVE, AFFECTIVE, {}, `${AFFECT}: ${LIVE} has no affective dialog to turn on. Fix: leave it out`],
    ['affective dialog in v1beta', NATIVE, AFFECTIVE, BETA, `${AFFECT}: ${ONLY_ALPHA}`],
  ])('refuses %s: %s', (_what, model, setup, options, line) => {
    expect(verdictOf(model, setup, options)).toEqual([`error at ${line}`]);
  });

  it('only warns of what another version takes, where nobody says which one is dialled', () => {
    expect(verdictOf(NATIVE, { proactivity: {}, ...AFFECTIVE }, SOME)).toEqual([
      `warning at setup.proactivity: ${ONLY_ALPHA}`,
      `warning at ${AFFECT}: ${ONLY_ALPHA}`,
    ]);
  });

  it.each<readonly [string, CheckSetupOptions, string]>([
    [
      FLASH,
      { capabilities: { backends: ['geminiApi'] }, backend: 'vertexAi' },
      `error at model: Vertex AI does not have ${FLASH}; the Gemini API does. Fix: use ${LIVE}, or dial the Gemini API`,
    ],
    [
      NATIVE_ON_VERTEX,
      { backend: 'geminiApi' },
      `error at model: the Gemini API does not have ${NATIVE_ON_VERTEX}; Vertex AI does. Fix: use ${LIVE}, or dial Vertex AI`,
    ],
    [
      `models/${NATIVE_ON_VERTEX}`,
      {},
      `error at model: the Gemini API does not have ${NATIVE_ON_VERTEX}; Vertex AI does. Fix: use ${LIVE}, or dial Vertex AI`,
    ],
    [
      'gemini-3.5-transcribe-live-preview',
      { backend: 'geminiApi' },
      `error at model: the Gemini API does not have gemini-3.5-transcribe-live-preview; Vertex AI does. Fix: use ${TRANSCRIBE}, or dial Vertex AI`,
    ],
    [NATIVE, {}, `warning at model: ${NATIVE} is deprecated and will be shut down. Fix: use ${LIVE}`],
    ['gemini-2.0-flash-live-001', {}, `error at model: gemini-2.0-flash-live-001 was shut down. Fix: use ${LIVE}`],
    ['gemini-2.0-flash-live-001', { backend: 'custom' }, `warning at model: gemini-2.0-flash-live-001 was shut down. Fix: use ${LIVE}`],
  ])('knows whether there is %s (%j)', (model, options, line) => {
    expect(verdictOf(model, {}, options)).toEqual([line]);
  });

  it('names no replacement where there is none', () => {
    const [line] = verdictOf(TRANSLATE, generation({}), { backend: 'vertexAi', capabilities: { backends: ['geminiApi'] } });
    expect(line).toBe(
      `error at model: Vertex AI does not have ${TRANSLATE}; the Gemini API does. Fix: use another model, or dial the Gemini API`,
    );
  });

  it.each<readonly [string, string, object, string]>([
    ['writing', LIVE, modalities('text'), `${MODALITIES}: ${LIVE} ${SPEAKS}`],
    ['pictures', LIVE, modalities('image'), `${MODALITIES}: a live session puts out no image. Fix: ask for ['AUDIO']`],
    [
      'MINIMAL on extended thinking',
      EXTENDED,
      thinking({ thinkingLevel: 'minimal' }),
      `${THINKING}.thinkingLevel: ${EXTENDED} has no level MINIMAL. Fix: say LOW, MEDIUM or HIGH`,
    ],
    [
      'functions that do not block on 3.1',
      FLASH,
      { tools: [{ functionDeclarations: [{ name: 'f', behavior: 'non_blocking' }] }] },
      `setup.tools[0].functionDeclarations[0].behavior: ${FLASH} knows no function that is NON_BLOCKING. Fix: say BLOCKING`,
    ],
    [
      'functions that block on extended thinking',
      EXTENDED,
      { tools: [{ functionDeclarations: [{ name: 'f', behavior: 'Blocking' }] }] },
      `setup.tools[0].functionDeclarations[0].behavior: ${EXTENDED} knows no function that is BLOCKING. Fix: say NON_BLOCKING`,
    ],
  ])('refuses %s in lower case as well', (_what, model, setup, line) => {
    expect(verdictOf(model, setup)).toEqual([`error at ${line}`]);
  });

  it('takes a translation on Vertex AI, and tells that the sources contradict each other', () => {
    expect(verdictOf(TRANSLATE, generation({ translationConfig: { targetLanguageCode: 'pl' } }), { backend: 'vertexAi' })).toEqual([
      expect.stringMatching(/^warning at setup\.generationConfig\.translationConfig: the sources contradict each other/),
    ]);
  });

  it('has nothing against a model at an endpoint of somebody', () => {
    expect(verdictOf(NATIVE_ON_VERTEX, {}, { backend: 'custom' })).toEqual([]);
  });
});

describe('checkSetup, of a model that is not in the table', () => {
  const unknown = (model: string, fix: string): string =>
    `warning at model: ${model} is not in the table of models, so that its rules are a guess. Fix: ${fix}; else say in capabilities what is known of it`;

  it('names the nearest one', () => {
    expect(verdictOf('models/gemini-3.8-liv', {})).toEqual([unknown('gemini-3.8-liv', `if ${LIVE} is meant, write that`)]);
    expect(verdictOf('echo', {})).toEqual([unknown('echo', 'check the name')]);
    expect(verdictOf('', {})).toEqual([unknown('a model without a name', 'check the name')]);
  });

  it('refuses nothing of a model that is like no other', () => {
    const setup = {
      ...modalities('TEXT'),
      proactivity: { proactiveAudio: false },
      tools: [{ codeExecution: {} }, { functionDeclarations: [{ name: 'f', behavior: 'BLOCKING' }] }],
    };
    expect(verdictOf('echo', setup)).toEqual([unknown('echo', 'check the name')]);
    expect(verdictOf('echo', thinking({ thinkingBudget: 1, thinkingLevel: 'LOW' }))).toHaveLength(1);
  });

  it('warns of what its relatives refuse', () => {
    expect(verdictOf('gemini-3.8-live-002', { ...thinking({}), tools: [{ urlContext: {} }] })).toEqual([
      unknown('gemini-3.8-live-002', `if ${LIVE} is meant, write that`),
      `warning at ${THINKING}: gemini-3.8-live-002 closes the socket for any thinkingConfig. Fix: leave it out`,
      'warning at setup.tools[0].urlContext: gemini-3.8-live-002 takes only functionDeclarations, googleSearch in a live session. Fix: leave it out',
    ]);
  });

  it('is sure where somebody says what the model is like', () => {
    expect(verdictOf('echo', thinking({}), { capabilities: { thinking: 'none' } })).toEqual([
      `error at ${THINKING}: echo closes the socket for any thinkingConfig. Fix: leave it out`,
    ]);
    expect(verdictOf('echo', {}, { capabilities: { thinking: undefined } as unknown as object })).toHaveLength(1);
    expect(verdictOf('echo', {}, { capabilities: { availability: 'deprecated' } })).toEqual([
      `warning at model: echo is deprecated and will be shut down. Fix: use ${LIVE}`,
    ]);
  });
});
