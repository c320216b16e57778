import type { FunctionCall } from '../wire/server-message';
import type { AudioData, SessionEvent, TurnComplete } from '../wire/session-event';
import type { UsageMetadata } from '../wire/usage-metadata';
import { sumUsage, zeroUsage } from './sum-usage';
import type { Transcript } from './transcript';
import { hearMore, SILENCE, wordsOf } from './transcript';
import type { Turn } from './turn';

/** A turn that is going on, or comes next. */
export interface TurnDraft {
  readonly text: string;
  readonly thoughts: string;
  readonly heard: Transcript;
  readonly said: Transcript;
  readonly audioBytes: number;
  readonly audioMs: number;
  readonly calls: readonly FunctionCall[];
  readonly usage: UsageMetadata;
  readonly isCut: boolean;
  readonly partial: boolean;
  readonly voiceEnd: number | undefined;
  readonly lastHeard: number | undefined;
  readonly firstOutput: number | undefined;
  readonly firstAudio: number | undefined;
  readonly generationComplete: number | undefined;
  /** The user fell silent after the first output: what was said is for the next turn. */
  readonly nextVoiceEnd: number | undefined;
}

/** A turn of which nothing was seen yet. */
export const emptyDraft: TurnDraft = {
  text: '',
  thoughts: '',
  heard: SILENCE,
  said: SILENCE,
  audioBytes: 0,
  audioMs: 0,
  calls: [],
  usage: zeroUsage,
  isCut: false,
  partial: false,
  voiceEnd: undefined,
  lastHeard: undefined,
  firstOutput: undefined,
  firstAudio: undefined,
  generationComplete: undefined,
  nextVoiceEnd: undefined,
};

const BYTES_PER_SAMPLE = 2;

const msOf = ({ data, sampleRate }: AudioData): number => (data.byteLength * 1000) / (BYTES_PER_SAMPLE * sampleRate);

/** An interruption of a turn in which nothing had begun cut nothing, as its output shows. */
const outputAt = (draft: TurnDraft, at: number): TurnDraft => {
  if (draft.firstOutput !== undefined) return draft;
  return { ...draft, firstOutput: at, isCut: draft.isCut && draft.thoughts !== '' };
};

/** The draft after one more event of its turn, or of none. */
export const continueDraft = (draft: TurnDraft, event: SessionEvent, at: number): TurnDraft => {
  switch (event.type) {
    case 'TextDelta':
      return { ...outputAt(draft, at), text: draft.text + event.text };
    case 'TextComplete':
      return { ...draft, text: event.text, isCut: draft.isCut || event.interrupted };
    case 'Thought':
      return { ...draft, thoughts: draft.thoughts + event.text };
    case 'AudioData':
      return {
        ...outputAt(draft, at),
        audioBytes: draft.audioBytes + event.data.byteLength,
        audioMs: draft.audioMs + msOf(event),
        firstAudio: draft.firstAudio ?? at,
      };
    case 'InputTranscription':
      return { ...draft, heard: hearMore(draft.heard, event), lastHeard: draft.firstOutput === undefined ? at : draft.lastHeard };
    case 'OutputTranscription':
      return { ...outputAt(draft, at), said: hearMore(draft.said, event) };
    case 'ToolCall':
      return { ...outputAt(draft, at), calls: [...draft.calls, ...event.calls] };
    case 'GenerationComplete':
      return { ...draft, generationComplete: at };
    case 'Interrupted':
      return { ...draft, isCut: true };
    case 'Usage':
      return { ...draft, usage: sumUsage(draft.usage, event.usage) };
    case 'VoiceActivityEnd':
      return draft.firstOutput === undefined ? { ...draft, voiceEnd: at } : { ...draft, nextVoiceEnd: at };
    case 'Connected':
    case 'Disconnected':
    case 'Error':
    case 'GoAway':
    case 'PhaseChanged':
    case 'SessionResumeUpdate':
    case 'ToolCallCancelled':
    case 'TurnComplete':
    case 'VoiceActivityStart':
      return draft;
    default: {
      const unreachable: never = event;
      return unreachable;
    }
  }
};

/** The turn that a draft has become; without its `TurnComplete` it was dropped. */
export const finishDraft = (draft: TurnDraft, turn: number, at: number, complete?: TurnComplete): Turn => {
  const { text, thoughts, audioBytes, audioMs, calls, usage, partial, firstOutput, firstAudio, generationComplete } = draft;
  const userEnd = draft.voiceEnd ?? draft.lastHeard;
  const reason = complete?.reason;
  const interactionStatus = complete?.interactionStatus;
  const end = draft.isCut ? 'interrupted' : 'complete';
  return {
    turn,
    text,
    thoughts,
    heard: wordsOf(draft.heard),
    said: wordsOf(draft.said),
    audioBytes,
    audioMs,
    calls,
    usage,
    end: complete === undefined ? 'dropped' : end,
    ...(reason !== undefined && { reason }),
    ...(interactionStatus !== undefined && { interactionStatus }),
    times: {
      ...(userEnd !== undefined && { userEnd }),
      ...(firstOutput !== undefined && { firstOutput }),
      ...(firstAudio !== undefined && { firstAudio }),
      ...(generationComplete !== undefined && { generationComplete }),
      end: at,
    },
    partial,
  };
};
