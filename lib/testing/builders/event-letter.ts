import type { SessionEvent } from '../../wire/session-event';

/** The letter of each event in a diagram: one letter, one fact. */
export const EVENT_LETTER = {
  Connected: 'C',
  TextDelta: 't',
  Thought: 'h',
  TextComplete: 'X',
  AudioData: 'a',
  InputTranscription: 'i',
  OutputTranscription: 'o',
  ToolCall: 'c',
  ToolCallCancelled: 'k',
  GenerationComplete: 'G',
  TurnComplete: 'T',
  Interrupted: 'I',
  Usage: 'u',
  SessionResumeUpdate: 'r',
  GoAway: 'g',
  VoiceActivityStart: 'v',
  VoiceActivityEnd: 'V',
  PhaseChanged: 'p',
  Error: 'e',
  Disconnected: 'D',
} as const satisfies Readonly<Record<SessionEvent['type'], string>>;

/** A letter that stands for an event. */
export type EventLetter = (typeof EVENT_LETTER)[SessionEvent['type']];

const TYPES: ReadonlyMap<string, SessionEvent['type']> = new Map(
  Object.entries(EVENT_LETTER).map(([type, letter]) => [letter, type as SessionEvent['type']]),
);

/** The event that a letter stands for; nothing for any other letter. */
export const eventTypeOf = (letter: string): SessionEvent['type'] | undefined => TYPES.get(letter);
