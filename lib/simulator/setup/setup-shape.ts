import { SCHEMA } from './schema-shape';
import type { Shape } from './shape';
import { BYTES, FLAG, FLOAT, INT32, INT64, STRUCT, TEXT, VALUE, list, message, word } from './shape';

const TRANSCRIPTION = message('AudioTranscriptionConfig', {
  languageCodes: list(TEXT),
  customVocabulary: list(TEXT),
  wordTimestamp: FLAG,
  diarization: FLAG,
  mode: word('Mode', 'MODE_UNSPECIFIED', 'VERBATIM', 'SMART'),
  languageAuto: VALUE,
  languageHints: VALUE,
  adaptationPhrases: VALUE,
});

const VOICE = message('VoiceConfig', {
  prebuiltVoiceConfig: message('PrebuiltVoiceConfig', { voiceName: TEXT }),
  replicatedVoiceConfig: message('ReplicatedVoiceConfig', {
    mimeType: TEXT,
    voiceSampleAudio: BYTES,
    consentAudio: BYTES,
    voiceConsentSignature: message('VoiceConsentSignature', { signature: TEXT }),
  }),
});

const THINKING = message('ThinkingConfig', {
  includeThoughts: FLAG,
  thinkingBudget: INT32,
  thinkingLevel: word('ThinkingLevel', 'THINKING_LEVEL_UNSPECIFIED', 'MINIMAL', 'LOW', 'MEDIUM', 'HIGH'),
});

/** Fields that other methods of the service know; a live session takes none of them. */
export const NOT_LIVE = [
  'responseLogprobs',
  'responseMimeType',
  'logprobs',
  'responseSchema',
  'responseJsonSchema',
  'stopSequences',
  'routingConfig',
  'audioTimestamp',
] as const;

const GENERATION = message('GenerationConfig', {
  responseModalities: list(word('Modality', 'MODALITY_UNSPECIFIED', 'TEXT', 'IMAGE', 'AUDIO')),
  speechConfig: message('SpeechConfig', { voiceConfig: VOICE, multiSpeakerVoiceConfig: STRUCT, languageCode: TEXT }),
  thinkingConfig: THINKING,
  enableAffectiveDialog: FLAG,
  mediaResolution: word('MediaResolution', ...['UNSPECIFIED', 'LOW', 'MEDIUM', 'HIGH'].map((each) => `MEDIA_RESOLUTION_${each}`)),
  temperature: FLOAT,
  topP: FLOAT,
  topK: FLOAT,
  maxOutputTokens: INT32,
  seed: INT32,
  candidateCount: INT32,
  presencePenalty: FLOAT,
  frequencyPenalty: FLOAT,
  translationConfig: message('TranslationConfig', { targetLanguageCode: TEXT, echoTargetLanguage: FLAG }),
  audioTranscriptionConfig: TRANSCRIPTION,
  ...Object.fromEntries(NOT_LIVE.map((field) => [field, VALUE])),
});

const DECLARATION = message('FunctionDeclaration', {
  name: TEXT,
  description: TEXT,
  parameters: SCHEMA,
  parametersJsonSchema: STRUCT,
  response: SCHEMA,
  responseJsonSchema: STRUCT,
  behavior: word('Behavior', 'UNSPECIFIED', 'BLOCKING', 'NON_BLOCKING'),
});

const TOOL = message('Tool', {
  functionDeclarations: list(DECLARATION),
  googleSearch: STRUCT,
  googleSearchRetrieval: STRUCT,
  codeExecution: STRUCT,
  urlContext: STRUCT,
  googleMaps: STRUCT,
  fileSearch: STRUCT,
  mcpServers: list(STRUCT),
  computerUse: STRUCT,
  enterpriseWebSearch: STRUCT,
  retrieval: STRUCT,
});

const sensitivity = (edge: 'START' | 'END'): Shape =>
  word(`${edge === 'START' ? 'Start' : 'End'}Sensitivity`, ...['UNSPECIFIED', 'HIGH', 'LOW'].map((each) => `${edge}_SENSITIVITY_${each}`));

const REALTIME = message('RealtimeInputConfig', {
  automaticActivityDetection: message('AutomaticActivityDetection', {
    disabled: FLAG,
    startOfSpeechSensitivity: sensitivity('START'),
    endOfSpeechSensitivity: sensitivity('END'),
    prefixPaddingMs: INT32,
    silenceDurationMs: INT32,
  }),
  activityHandling: word('ActivityHandling', 'ACTIVITY_HANDLING_UNSPECIFIED', 'START_OF_ACTIVITY_INTERRUPTS', 'NO_INTERRUPTION'),
  turnCoverage: word(
    'TurnCoverage',
    'TURN_COVERAGE_UNSPECIFIED',
    'TURN_INCLUDES_ONLY_ACTIVITY',
    'TURN_INCLUDES_ALL_INPUT',
    'TURN_INCLUDES_AUDIO_ACTIVITY_AND_ALL_VIDEO',
  ),
});

const INSTRUCTION = message('Content', { role: TEXT, parts: list(message('Part', { text: TEXT, thought: FLAG })) });

const harm = (category: string): string => `HARM_CATEGORY_${category}`;

const SAFETY = message('SafetySetting', {
  category: word(
    'HarmCategory',
    ...['UNSPECIFIED', 'HARASSMENT', 'HATE_SPEECH', 'SEXUALLY_EXPLICIT', 'DANGEROUS_CONTENT', 'CIVIC_INTEGRITY', 'JAILBREAK'].map(harm),
    ...['IMAGE_HATE', 'IMAGE_DANGEROUS_CONTENT', 'IMAGE_HARASSMENT', 'IMAGE_SEXUALLY_EXPLICIT'].map(harm),
  ),
  threshold: word(
    'HarmBlockThreshold',
    'HARM_BLOCK_THRESHOLD_UNSPECIFIED',
    'BLOCK_LOW_AND_ABOVE',
    'BLOCK_MEDIUM_AND_ABOVE',
    'BLOCK_ONLY_HIGH',
    'BLOCK_NONE',
    'OFF',
  ),
  method: word('HarmBlockMethod', 'HARM_BLOCK_METHOD_UNSPECIFIED', 'SEVERITY', 'PROBABILITY'),
});

/** The setup, field for field. What only one backend knows is refused elsewhere. */
export const SETUP: Shape = message('BidiGenerateContentSetup', {
  model: TEXT,
  generationConfig: GENERATION,
  systemInstruction: INSTRUCTION,
  tools: list(TOOL),
  realtimeInputConfig: REALTIME,
  sessionResumption: message('SessionResumptionConfig', { handle: TEXT, transparent: FLAG }),
  contextWindowCompression: message('ContextWindowCompressionConfig', {
    triggerTokens: INT64,
    slidingWindow: message('SlidingWindow', { targetTokens: INT64 }),
  }),
  inputAudioTranscription: TRANSCRIPTION,
  outputAudioTranscription: TRANSCRIPTION,
  proactivity: message('ProactivityConfig', { proactiveAudio: FLAG }),
  historyConfig: message('HistoryConfig', { initialHistoryInClientContent: FLAG }),
  safetySettings: list(SAFETY),
  avatarConfig: message('AvatarConfig', {
    avatarName: TEXT,
    customizedAvatar: message('CustomizedAvatar', { imageMimeType: TEXT, imageData: BYTES }),
    audioBitrateBps: INT32,
    videoBitrateBps: INT32,
  }),
  explicitVadSignal: FLAG,
  labels: { type: 'Map', of: TEXT },
});
