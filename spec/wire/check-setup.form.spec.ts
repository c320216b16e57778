import * as fc from 'fast-check';
import { buildSetup } from '../../lib/wire/build-setup';
import type { CheckSetupOptions } from '../../lib/wire/check-setup';
import { checkSetup } from '../../lib/wire/check-setup';
import type { Setup } from '../../lib/wire/setup-message';
import { voiceSetup } from '../../lib/wire/voice-setup';
import { verdictOf, verdictOn } from './verdict';

const LIVE = 'gemini-3.8-live';
const VERTEX: CheckSetupOptions = { backend: 'vertexAi' };
const CUSTOM: CheckSetupOptions = { backend: 'custom' };

const generation = (generationConfig: object): object => ({ generationConfig });
const detection = (automaticActivityDetection: object): object => ({ realtimeInputConfig: { automaticActivityDetection } });
const START = 'setup.realtimeInputConfig.automaticActivityDetection.startOfSpeechSensitivity:';
const NOT_LIVE = 'a live session does not take it. Fix: leave it out';
const ABSENT = 'it is no field that is known; where the service does not know it either, it closes the socket. Fix:';

describe('checkSetup, of the form', () => {
  it.each<readonly [string, unknown, CheckSetupOptions]>([
    ['the usual setup of a voice', voiceSetup({ voice: 'Kore', systemInstruction: 'Be brief.' }), {}],
    ['the same on Vertex AI', voiceSetup({ voice: 'Kore' }), VERTEX],
    ['snake_case', { output_audio_transcription: {}, context_window_compression: {}, generation_config: { top_p: 1 } }, {}],
    ['null for what is not set', { ...voiceSetup({ voice: 'Kore' }), tools: null, proactivity: null, labels: null }, {}],
    ['digits of an int64', { ...voiceSetup({ voice: 'Kore' }), contextWindowCompression: { triggerTokens: '90000' } }, {}],
    [
      'words that say nothing',
      { ...voiceSetup({ voice: 'Kore' }), ...generation({ mediaResolution: 'MEDIA_RESOLUTION_UNSPECIFIED' }) },
      {},
    ],
    ['labels', { ...voiceSetup({ voice: 'Kore' }), labels: { team: 'a' } }, {}],
    ['what JSON leaves out', { ...voiceSetup({ voice: 'Kore' }), more: undefined, ...generation({ stopSequences: undefined }) }, {}],
    [
      'what JSON leaves out, where it would be refused',
      {
        ...voiceSetup({ voice: 'Kore' }),
        sessionResumption: { handle: undefined, transparent: undefined },
        toolConfig: undefined,
        model: undefined,
      },
      {},
    ],
  ])('has nothing against %s', (_what, setup, options) => {
    expect(verdictOn(LIVE, setup, options)).toEqual([]);
  });

  it.each<readonly [unknown, string]>([
    [null, 'setup: it is null. Fix: give an object'],
    ['x', 'setup: it is "x". Fix: give an object'],
    [[], 'setup: it is an array of 0. Fix: give an object'],
  ])('refuses %j', (setup, line) => {
    expect(verdictOn(LIVE, setup)).toEqual([`error at ${line}`]);
  });

  it.each<readonly [string, object, CheckSetupOptions, string]>([
    ['a text for a number', generation({ temperature: 'hot' }), {}, 'setup.generationConfig.temperature: it is "hot". Fix: give a number'],
    [
      'a time for a seed',
      generation({ seed: 1.76e12 }),
      {},
      'setup.generationConfig.seed: it is 1760000000000. Fix: give a 32-bit integer',
    ],
    ['a thing for a list', { tools: {} }, {}, 'setup.tools: it is an object with no keys. Fix: give an array'],
    [
      'a function without a name',
      { tools: [{ functionDeclarations: [{}] }] },
      {},
      'setup.tools[0].functionDeclarations[0].name: it is undefined. Fix: give a string',
    ],
    [
      'two modalities',
      generation({ responseModalities: ['AUDIO', 'TEXT'] }),
      {},
      "setup.generationConfig.responseModalities: it has 2. Fix: a session has exactly one, ['AUDIO'] or ['TEXT']",
    ],
    [
      'an empty handle',
      { sessionResumption: { handle: '' } },
      {},
      'setup.sessionResumption.handle: the server refuses an empty handle. Fix: leave it out to start a fresh session',
    ],
    [
      'a handle that is null, in snake_case',
      { session_resumption: { handle: null } },
      {},
      'setup.sessionResumption.handle: the server refuses an empty handle. Fix: leave it out to start a fresh session',
    ],
    ['an empty instruction', { systemInstruction: '' }, {}, 'setup.systemInstruction: it is empty. Fix: leave it out'],
    ['a model', { model: 'm' }, {}, 'setup.model: the model has a field of its own, beside setup. Fix: leave it out'],
    [
      'toolConfig',
      { toolConfig: {} },
      {},
      'setup.toolConfig: a live setup has no such field. Fix: leave it out; the tools alone say what may be called',
    ],
    [
      'transparent resumption on the Gemini API',
      { sessionResumption: { transparent: true } },
      {},
      'setup.sessionResumption.transparent: only Vertex AI knows it; the Gemini API closes the socket. Fix: leave it out',
    ],
    ['signals on the Gemini API', { explicitVadSignal: false }, {}, 'setup.explicitVadSignal: only Vertex AI knows it. Fix: leave it out'],
    [
      'the method of a safety setting on the Gemini API',
      { safetySettings: [{}, { method: 'SEVERITY' }] },
      {},
      'setup.safetySettings[1].method: only Vertex AI knows it. Fix: leave it out',
    ],
    ['stop sequences', generation({ stopSequences: ['.'] }), {}, `setup.generationConfig.stopSequences: ${NOT_LIVE}`],
    ['a schema of the reply', generation({ response_schema: {} }), CUSTOM, `setup.generationConfig.response_schema: ${NOT_LIVE}`],
  ])('refuses %s', (_what, setup, options, line) => {
    expect(verdictOf(LIVE, setup, options)).toEqual([`error at ${line}`]);
  });

  it.each<readonly [object, string, string]>([
    [generation({ mediaResolution: 'LOW' }), 'setup.generationConfig.mediaResolution: "LOW"', 'MEDIA_RESOLUTION_LOW'],
    [detection({ startOfSpeechSensitivity: 'SENSITIVITY_LOW' }), `${START} "SENSITIVITY_LOW"`, 'START_SENSITIVITY_LOW'],
    [detection({ startOfSpeechSensitivity: 'END_SENSITIVITY_HIGH' }), `${START} "END_SENSITIVITY_HIGH"`, 'START_SENSITIVITY_HIGH'],
    [
      detection({ startOfSpeechSensitivity: 'SENSITIVITY_AUTOMATIC' }),
      `${START} "SENSITIVITY_AUTOMATIC"`,
      'START_SENSITIVITY_HIGH or START_SENSITIVITY_LOW',
    ],
    [
      { realtimeInputConfig: { turnCoverage: 'ALL_INPUT' } },
      'setup.realtimeInputConfig.turnCoverage: "ALL_INPUT"',
      'TURN_INCLUDES_ALL_INPUT',
    ],
    [{ safetySettings: [{ category: 'JAILBREAK' }] }, 'setup.safetySettings[0].category: "JAILBREAK"', 'HARM_CATEGORY_JAILBREAK'],
  ])('refuses the wrong spelling in %j', (setup, where, right) => {
    expect(verdictOf(LIVE, setup)).toEqual([`error at ${where} is not how the wire says it. Fix: write ${right}`]);
  });

  it.each<readonly [object, string]>([
    [
      generation({ mediaResolution: 'media_resolution_low' }),
      'setup.generationConfig.mediaResolution: "media_resolution_low" should be in capitals. Fix: write MEDIA_RESOLUTION_LOW',
    ],
    [
      generation({ responseModalities: ['audio'] }),
      'setup.generationConfig.responseModalities[0]: "audio" should be in capitals. Fix: write AUDIO',
    ],
    [
      generation({ mediaResolution: 'MEDIA_RESOLUTION_HIGHEST' }),
      'setup.generationConfig.mediaResolution: "MEDIA_RESOLUTION_HIGHEST" is no word that is known; where the service does not know it either, it closes the socket. Fix: write MEDIA_RESOLUTION_HIGH',
    ],
    [
      { realtimeInputConfig: { activityHandling: 'INTERRUPT' } },
      'setup.realtimeInputConfig.activityHandling: "INTERRUPT" is no word that is known; where the service does not know it either, it closes the socket. Fix: write START_OF_ACTIVITY_INTERRUPTS or NO_INTERRUPTION',
    ],
    [{ outputAudioTranscripton: {} }, `setup.outputAudioTranscripton: ${ABSENT} if outputAudioTranscription is meant, write that`],
    [generation({ novelty: null }), `setup.generationConfig.novelty: ${ABSENT} leave it out, unless the service takes it`],
    [{ tools: [{ tomorrow: {} }] }, `setup.tools[0].tomorrow: ${ABSENT} leave it out, unless the service takes it`],
    [{ constructor: {} }, `setup.constructor: ${ABSENT} leave it out, unless the service takes it`],
  ])('warns of what is not known in %j', (setup, line) => {
    expect(verdictOf(LIVE, setup)).toEqual([`warning at ${line}`]);
  });

  it('only warns of a translation on Vertex AI, where the sources contradict each other', () => {
    expect(verdictOf(LIVE, generation({ translationConfig: {} }), VERTEX)).toEqual([
      'warning at setup.generationConfig.translationConfig: the sources contradict each other on whether Vertex AI knows it. Fix: if the socket is closed for it, leave it out, or dial the Gemini API',
    ]);
  });

  it('tells everything at once, and says nothing more of what is refused', () => {
    const setup = {
      ...generation({ temperature: 'hot', thinkingConfig: { thinkingLevel: 'low' } }),
      tools: [{ functionDeclarations: [{}, { name: '9' }] }],
      toolConfig: {},
      outputTranscription: {},
    };
    expect(verdictOf(LIVE, setup).map((line) => line.split(':')[0])).toEqual([
      'error at setup.generationConfig.temperature',
      'error at setup.tools[0].functionDeclarations[0].name',
      'error at setup.toolConfig',
      'error at setup.generationConfig.thinkingConfig',
      'warning at setup.outputTranscription',
    ]);
  });

  it('holds nothing against an endpoint of somebody that only one backend refuses', () => {
    const setup = {
      sessionResumption: { transparent: true },
      explicitVadSignal: true,
      safetySettings: [{ method: 'SEVERITY' }],
      ...generation({ translationConfig: {} }),
    };
    expect(verdictOf(LIVE, setup, CUSTOM)).toEqual([]);
  });

  const junk = fc.anything({ maxDepth: 4, withNullPrototype: true, withBigInt: true });
  const junkFunction = fc.record(
    { name: fc.oneof(fc.string(), junk), parameters: junk, response: junk, behavior: junk },
    { requiredKeys: [] },
  );
  const junkSetup = fc.record(
    {
      generationConfig: fc.oneof(junk, fc.record({ responseModalities: junk, thinkingConfig: junk, speechConfig: junk, seed: junk })),
      systemInstruction: junk,
      tools: fc.oneof(junk, fc.array(fc.record({ functionDeclarations: fc.oneof(junk, fc.array(junkFunction)), googleSearch: junk }))),
      sessionResumption: junk,
      safetySettings: junk,
      novelty: junk,
    },
    { requiredKeys: [] },
  );

  it('reads whatever an app gives, and objects at least to all that buildSetup objects to', () => {
    fc.assert(
      fc.property(fc.oneof(junkSetup, junk), (given) => {
        const setup = given as Setup;
        const { errors, warnings } = checkSetup(LIVE, setup, { backend: 'geminiApi' });
        const built = buildSetup({ home: { type: 'geminiApi' }, model: LIVE, setup, askForResumption: false });
        const refused = built._tag === 'Left' ? built.left : [];
        expect(errors.slice(0, refused.length).map(({ field, problem, fix }) => ({ field, problem: `${problem}; ${fix}` }))).toEqual(
          refused,
        );
        for (const { field, problem, fix } of [...errors, ...warnings])
          expect([field, problem, fix].filter((words) => words === '' || words.includes('[object'))).toEqual([]);
      }),
      { seed: 20_261_002, numRuns: 2_000 },
    );
  });
});
