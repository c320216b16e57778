import type { EventOf, SessionEvent } from '../../wire/session-event';

type Fields = { readonly [T in SessionEvent['type']]: Readonly<Record<Exclude<keyof EventOf<T>, 'type'>, true>> };

const transcription = {
  text: true,
  finished: true,
  languageCode: true,
  interim: true,
  speakerLabel: true,
  words: true,
  turn: true,
} as const;

const FIELDS: Fields = {
  Connected: { sessionId: true, resumed: true },
  TextDelta: { text: true, turn: true },
  Thought: { text: true, turn: true },
  TextComplete: { text: true, interrupted: true, turn: true },
  AudioData: { data: true, mimeType: true, sampleRate: true, turn: true },
  InputTranscription: transcription,
  OutputTranscription: transcription,
  ToolCall: { calls: true, turn: true },
  ToolCallCancelled: { ids: true },
  TurnComplete: { reason: true, interactionStatus: true, waitingForInput: true, turn: true },
  GenerationComplete: { turn: true },
  Interrupted: { by: true, turn: true },
  PhaseChanged: { from: true, to: true },
  GoAway: { timeLeft: true, timeLeftMs: true },
  Disconnected: { reason: true, code: true, cause: true },
  Error: { error: true, fatal: true },
  SessionResumeUpdate: { handle: true, resumable: true, lastConsumedIndex: true },
  VoiceActivityStart: { offsetMs: true },
  VoiceActivityEnd: { offsetMs: true },
  Usage: { usage: true },
};

/** The fields that an event may have beside its type. */
export const eventFields = (type: SessionEvent['type']): readonly string[] => Object.keys(FIELDS[type]);
