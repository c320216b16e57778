import type { ModelCapabilities } from './model-capabilities';

/** What a model is like on one backend. */
type Traits = Omit<ModelCapabilities, 'backends' | 'availability'>;

/** A name, or the beginning of one with a star; what it is like on the Gemini API and on Vertex AI, `null` where it is not there. */
type Row = readonly [name: string, onGeminiApi: Traits | null, onVertexAi: Traits | null, availability: ModelCapabilities['availability']];

const LIVE_38: Traits = {
  role: 'converses',
  textChannel: 'realtimeInput',
  interruption: 'pendingTurn',
  history: 'initial',
  modalities: ['AUDIO'],
  thinking: 'none',
  tools: ['functionDeclarations', 'googleSearch'],
  behaviors: ['BLOCKING', 'NON_BLOCKING'],
  // The page of the model says NON_BLOCKING, the guide to tools BLOCKING.
  defaultBehavior: 'unclear',
  scheduling: 'accepted',
  willContinue: 'accepted',
  callIds: 'given',
  whileCalling: 'listens',
  afterCall: 'waits',
  proactivity: 'always',
  affectiveDialog: 'none',
  firstMessageIndex: 0,
};

/** Vertex AI knows no `historyConfig` and no responses in parts, and can look things up in one's own data. */
const onVertexAi = (traits: Traits): Traits => ({
  ...traits,
  history: 'pending',
  willContinue: 'refused',
  tools: [...traits.tools, 'retrieval'],
});

const EXTENDED_38: Traits = {
  ...LIVE_38,
  interruption: 'completedTurn',
  thinking: 'levelFromLow',
  behaviors: ['NON_BLOCKING'],
  scheduling: 'refused',
  willContinue: 'refused',
};

const FLASH_31: Traits = {
  ...LIVE_38,
  interruption: 'none',
  thinking: 'level',
  behaviors: ['BLOCKING'],
  defaultBehavior: 'BLOCKING',
  scheduling: 'refused',
  willContinue: 'refused',
  whileCalling: 'closes',
  proactivity: 'none',
};

const NATIVE_25: Traits = {
  ...LIVE_38,
  textChannel: 'clientContent',
  history: 'pending',
  thinking: 'budget',
  defaultBehavior: 'BLOCKING',
  whileCalling: 'closes',
  proactivity: 'v1alpha',
  affectiveDialog: 'v1alpha',
};

const NATIVE_25_ON_VERTEX_AI: Traits = {
  ...onVertexAi(NATIVE_25),
  behaviors: ['BLOCKING'],
  scheduling: 'refused',
  callIds: 'missing',
  afterCall: 'talks',
  proactivity: 'optional',
  affectiveDialog: 'optional',
};

const HALF_CASCADE: Traits = {
  ...NATIVE_25,
  modalities: ['TEXT', 'AUDIO'],
  thinking: 'none',
  tools: ['functionDeclarations', 'googleSearch', 'codeExecution', 'urlContext'],
  whileCalling: 'listens',
  proactivity: 'none',
  affectiveDialog: 'none',
};

const HALF_CASCADE_ON_VERTEX_AI: Traits = { ...onVertexAi(HALF_CASCADE), behaviors: ['BLOCKING'] };

const TRANSLATE_35: Traits = {
  ...LIVE_38,
  role: 'translates',
  interruption: 'none',
  history: 'none',
  tools: [],
  behaviors: [],
  willContinue: 'refused',
  proactivity: 'none',
};

const TRANSCRIBE_35: Traits = { ...TRANSLATE_35, role: 'transcribes', modalities: ['TEXT', 'AUDIO'] };

const UNKNOWN: Traits = {
  ...LIVE_38,
  interruption: 'none',
  history: 'pending',
  modalities: ['AUDIO', 'TEXT'],
  thinking: 'any',
  tools: [
    ...['functionDeclarations', 'googleSearch', 'codeExecution', 'urlContext', 'googleMaps', 'fileSearch'],
    ...['mcpServers', 'computerUse', 'enterpriseWebSearch', 'retrieval'],
  ],
  proactivity: 'optional',
  affectiveDialog: 'optional',
};

/** What is assumed of a model of which not even the family is known. */
export const UNKNOWN_MODEL: readonly ['*', Traits, Traits, 'unknown'] = ['*', UNKNOWN, UNKNOWN, 'unknown'];

/**
 * The models of the Live API as of October 2026: first those whose names are known, the one to take before the others of its kind; then families,
 * whose further members are probably like those that are known, the most specific beginning first.
 */
export const MODEL_TABLE: readonly Row[] = [
  ['gemini-3.8-live', LIVE_38, onVertexAi(LIVE_38), 'current'],
  ['gemini-3.8-live-extended-thinking', EXTENDED_38, null, 'current'],
  // Vertex AI is said to have it, but no page of it says under which name.
  ['gemini-3.1-flash-live-preview', FLASH_31, onVertexAi(FLASH_31), 'preview'],
  ['gemini-live-2.5-flash-native-audio', null, NATIVE_25_ON_VERTEX_AI, 'current'],
  ['gemini-2.5-flash-native-audio-latest', NATIVE_25, null, 'deprecated'],
  ['gemini-2.5-flash-native-audio-preview-12-2025', NATIVE_25, null, 'deprecated'],
  ['gemini-2.5-flash-native-audio-preview-09-2025', NATIVE_25, null, 'deprecated'],
  // The pages of Vertex AI have it, those of the Gemini API say that only that one does.
  ['gemini-3.5-live-translate-preview', TRANSLATE_35, TRANSLATE_35, 'preview'],
  ['gemini-3.5-transcribe-live', TRANSCRIBE_35, TRANSCRIBE_35, 'current'],
  ['gemini-3.5-transcribe-live-preview', null, TRANSCRIBE_35, 'preview'],
  ['gemini-live-2.5-flash', null, HALF_CASCADE_ON_VERTEX_AI, 'deprecated'],
  ['gemini-live-2.5-flash-preview', HALF_CASCADE, null, 'shutDown'],
  ['gemini-2.0-flash-live-001', HALF_CASCADE, null, 'shutDown'],
  ['gemini-2.0-flash-live-preview-04-09', null, HALF_CASCADE_ON_VERTEX_AI, 'shutDown'],

  ['gemini-3.8-live-extended-thinking*', EXTENDED_38, onVertexAi(EXTENDED_38), 'unknown'],
  ['gemini-3.8-live*', LIVE_38, onVertexAi(LIVE_38), 'unknown'],
  ['gemini-3.1-*', FLASH_31, onVertexAi(FLASH_31), 'unknown'],
  ['gemini-3.5-live-translate*', TRANSLATE_35, TRANSLATE_35, 'unknown'],
  ['gemini-3.5-transcribe*', TRANSCRIBE_35, TRANSCRIBE_35, 'unknown'],
  ['gemini-live-2.5-flash-native-audio*', NATIVE_25_ON_VERTEX_AI, NATIVE_25_ON_VERTEX_AI, 'unknown'],
  ['gemini-live-2.5-flash-preview-native-audio*', NATIVE_25_ON_VERTEX_AI, NATIVE_25_ON_VERTEX_AI, 'unknown'],
  ['gemini-2.5-*', NATIVE_25, NATIVE_25_ON_VERTEX_AI, 'unknown'],
  ['gemini-live-2.*', HALF_CASCADE, HALF_CASCADE_ON_VERTEX_AI, 'unknown'],
  ['gemini-2.*', HALF_CASCADE, HALF_CASCADE_ON_VERTEX_AI, 'unknown'],
];
