import * as t from 'io-ts';
import { inputFields } from './codec/fields';
import { integer } from './codec/integer';
import { jsonObject } from './codec/json-object';
import { listOf } from './codec/list-of';
import { openEnum } from './codec/open-enum';

const int32 = integer(32);
const int64 = integer(64);

const textContent = inputFields(
  'object',
  {},
  {
    role: t.string,
    parts: listOf(inputFields('object', {}, { text: t.string })),
  },
);

const transcriptionConfig = inputFields(
  'object',
  {},
  {
    languageCodes: listOf(t.string),
    customVocabulary: listOf(t.string),
    wordTimestamp: t.boolean,
    diarization: t.boolean,
    mode: openEnum('VERBATIM', 'SMART'),
  },
);

const voiceConfig = inputFields(
  'object',
  {},
  {
    prebuiltVoiceConfig: inputFields('object', {}, { voiceName: t.string }),
    replicatedVoiceConfig: inputFields(
      'object',
      {},
      {
        mimeType: t.string,
        voiceSampleAudio: t.unknown,
        consentAudio: t.unknown,
        voiceConsentSignature: jsonObject,
      },
    ),
  },
);

const generationConfig = inputFields(
  'object',
  {},
  {
    responseModalities: listOf(openEnum('AUDIO', 'TEXT')),
    speechConfig: inputFields('object', {}, { voiceConfig, languageCode: t.string }),
    thinkingConfig: inputFields(
      'object',
      {},
      {
        includeThoughts: t.boolean,
        thinkingBudget: int32,
        thinkingLevel: openEnum('MINIMAL', 'LOW', 'MEDIUM', 'HIGH'),
      },
    ),
    enableAffectiveDialog: t.boolean,
    mediaResolution: openEnum('MEDIA_RESOLUTION_LOW', 'MEDIA_RESOLUTION_MEDIUM', 'MEDIA_RESOLUTION_HIGH'),
    temperature: t.number,
    topP: t.number,
    topK: t.number,
    maxOutputTokens: int32,
    seed: int32,
    candidateCount: int32,
    presencePenalty: t.number,
    frequencyPenalty: t.number,
    translationConfig: inputFields('object', {}, { targetLanguageCode: t.string, echoTargetLanguage: t.boolean }),
    audioTranscriptionConfig: transcriptionConfig,
  },
);

const functionDeclaration = inputFields(
  'object',
  { name: t.string },
  {
    description: t.string,
    parameters: jsonObject,
    parametersJsonSchema: jsonObject,
    response: jsonObject,
    responseJsonSchema: jsonObject,
    behavior: openEnum('BLOCKING', 'NON_BLOCKING'),
  },
);

const tool = inputFields(
  'object',
  {},
  {
    functionDeclarations: listOf(functionDeclaration),
    googleSearch: jsonObject,
    codeExecution: jsonObject,
    urlContext: jsonObject,
    googleMaps: jsonObject,
    fileSearch: jsonObject,
    mcpServers: listOf(jsonObject),
    computerUse: jsonObject,
    enterpriseWebSearch: jsonObject,
    retrieval: jsonObject,
  },
);

const realtimeInputConfig = inputFields(
  'object',
  {},
  {
    automaticActivityDetection: inputFields(
      'object',
      {},
      {
        disabled: t.boolean,
        startOfSpeechSensitivity: openEnum('START_SENSITIVITY_HIGH', 'START_SENSITIVITY_LOW'),
        endOfSpeechSensitivity: openEnum('END_SENSITIVITY_HIGH', 'END_SENSITIVITY_LOW'),
        prefixPaddingMs: int32,
        silenceDurationMs: int32,
      },
    ),
    activityHandling: openEnum('START_OF_ACTIVITY_INTERRUPTS', 'NO_INTERRUPTION'),
    turnCoverage: openEnum('TURN_INCLUDES_ONLY_ACTIVITY', 'TURN_INCLUDES_ALL_INPUT', 'TURN_INCLUDES_AUDIO_ACTIVITY_AND_ALL_VIDEO'),
  },
);

const safetySetting = inputFields(
  'object',
  {},
  {
    category: openEnum(
      'HARM_CATEGORY_HARASSMENT',
      'HARM_CATEGORY_HATE_SPEECH',
      'HARM_CATEGORY_SEXUALLY_EXPLICIT',
      'HARM_CATEGORY_DANGEROUS_CONTENT',
      'HARM_CATEGORY_CIVIC_INTEGRITY',
      'HARM_CATEGORY_JAILBREAK',
    ),
    threshold: openEnum('BLOCK_LOW_AND_ABOVE', 'BLOCK_MEDIUM_AND_ABOVE', 'BLOCK_ONLY_HIGH', 'BLOCK_NONE', 'OFF'),
    method: openEnum('SEVERITY', 'PROBABILITY'),
  },
);

const avatarConfig = inputFields(
  'object',
  {},
  {
    avatarName: t.string,
    customizedAvatar: inputFields('object', {}, { imageMimeType: t.string, imageData: t.unknown }),
    audioBitrateBps: int32,
    videoBitrateBps: int32,
  },
);

/** The codec of a setup, field for field as the wire has it. */
export const setupMessage = inputFields(
  'object',
  {},
  {
    model: t.string,
    generationConfig,
    systemInstruction: textContent,
    tools: listOf(tool),
    realtimeInputConfig,
    sessionResumption: inputFields('object', {}, { handle: t.string, transparent: t.boolean }),
    contextWindowCompression: inputFields(
      'object',
      {},
      {
        triggerTokens: int64,
        slidingWindow: inputFields('object', {}, { targetTokens: int64 }),
      },
    ),
    inputAudioTranscription: transcriptionConfig,
    outputAudioTranscription: transcriptionConfig,
    proactivity: inputFields('object', {}, { proactiveAudio: t.boolean }),
    historyConfig: inputFields('object', {}, { initialHistoryInClientContent: t.boolean }),
    safetySettings: listOf(safetySetting),
    avatarConfig,
    explicitVadSignal: t.boolean,
    labels: jsonObject,
  },
);

/** The first message of a connection. */
export interface SetupMessage extends t.TypeOf<typeof setupMessage> {}

/** The setup as an app writes it: the wire's message field for field, without the model; the system instruction may be a text. */
export interface Setup extends Omit<SetupMessage, 'model' | 'systemInstruction'> {
  readonly systemInstruction?: string | NonNullable<SetupMessage['systemInstruction']>;
}
