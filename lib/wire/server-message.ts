import * as t from 'io-ts';
import { bytes } from './codec/bytes';
import { counter } from './codec/counter';
import { fields } from './codec/fields';
import { jsonObject } from './codec/json-object';
import { listOf } from './codec/list-of';
import type { OpenEnum } from './codec/open-enum';
import { openEnum } from './codec/open-enum';
import type { TurnCompleteReason } from './turn-complete-reason';
import { usageMetadata } from './usage-metadata';

/** Whether the model will go on by itself after a turn. */
export type InteractionStatus = OpenEnum<'IN_PROGRESS' | 'IDLE' | 'REQUIRES_ACTION'>;

const blob = fields('object', {}, { mimeType: t.string, data: bytes });

const part = fields(
  'object',
  {},
  {
    text: t.string,
    thought: t.boolean,
    thoughtSignature: t.string,
    inlineData: blob,
    fileData: jsonObject,
    executableCode: fields('object', {}, { language: t.string, code: t.string, id: t.string }),
    codeExecutionResult: fields('object', {}, { outcome: t.string, output: t.string, id: t.string }),
  },
);

const wordInfo = fields('object', {}, { word: t.string, startOffset: t.string, endOffset: t.string });

const transcription = fields(
  'object',
  {},
  {
    text: t.string,
    finished: t.boolean,
    languageCode: t.string,
    speakerLabel: t.string,
    words: listOf(wordInfo),
  },
);

const serverContent = fields(
  'object',
  {},
  {
    modelTurn: fields('object', {}, { role: t.string, parts: listOf(part) }),
    generationComplete: t.boolean,
    turnComplete: t.boolean,
    interrupted: t.boolean,
    turnCompleteReason: openEnum<TurnCompleteReason>(),
    waitingForInput: t.boolean,
    interactionStatus: openEnum<InteractionStatus>(),
    inputTranscription: transcription,
    interimInputTranscription: transcription,
    outputTranscription: transcription,
    groundingMetadata: jsonObject,
    urlContextMetadata: jsonObject,
  },
);

const functionCall = fields('object', { name: t.string }, { id: t.string, args: jsonObject });

/** The one codec of everything the server may send: a bag of optional keys, several of which may be present. */
export const serverMessage = fields(
  'object',
  {},
  {
    setupComplete: fields('object', {}, { sessionId: t.string, voiceConsentSignature: jsonObject }),
    serverContent,
    toolCall: fields('object', {}, { functionCalls: listOf(functionCall) }),
    toolCallCancellation: fields('object', {}, { ids: listOf(t.string) }),
    goAway: fields('object', {}, { timeLeft: t.string }),
    sessionResumptionUpdate: fields(
      'object',
      {},
      {
        newHandle: t.string,
        resumable: t.boolean,
        lastConsumedClientMessageIndex: counter,
      },
    ),
    usageMetadata,
    voiceActivity: fields('object', {}, { type: t.string, voiceActivityType: t.string, audioOffset: t.string }),
    voiceActivityDetectionSignal: fields('object', {}, { vadSignalType: t.string }),
    interactionStatus: openEnum<InteractionStatus>(),
    error: fields('object', {}, { code: counter, message: t.string, status: t.string }),
  },
);

/** A message of the server, decoded: media are bytes, counts are numbers, usage has one vocabulary, unknown keys are kept. */
export interface ServerMessage extends t.TypeOf<typeof serverMessage> {}

/** The `serverContent` of a message. */
export interface ServerContent extends t.TypeOf<typeof serverContent> {}

/** A part of the model's turn. */
export interface Part extends t.TypeOf<typeof part> {}

/** A transcription as the wire has it. */
export interface Transcription extends t.TypeOf<typeof transcription> {}

/** A transcribed word with its place in the audio, as durations of the wire. */
export interface WordInfo extends t.TypeOf<typeof wordInfo> {}

/** A function call as the wire has it: the id and the arguments may be absent. */
export interface WireFunctionCall extends t.TypeOf<typeof functionCall> {}

/** A function that the model wants called. */
export interface FunctionCall {
  /** Given by the server, or `local-<n>` where it gave none. */
  readonly id: string;
  readonly name: string;
  /** As the model wrote them; not checked against any schema. `{}` where it wrote none. */
  readonly args: Readonly<Record<string, unknown>>;
}
