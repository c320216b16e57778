import type { SessionEvent } from 'gemini-live-rxjs';
import type { Observable } from 'rxjs';
import { reduce } from 'rxjs';

/** How often each of the twenty events came. */
export type Counts = Readonly<Record<SessionEvent['type'], number>>;

export const NONE: Counts = {
  Connected: 0,
  TextDelta: 0,
  TextComplete: 0,
  Thought: 0,
  AudioData: 0,
  InputTranscription: 0,
  OutputTranscription: 0,
  ToolCall: 0,
  ToolCallCancelled: 0,
  TurnComplete: 0,
  GenerationComplete: 0,
  Interrupted: 0,
  PhaseChanged: 0,
  GoAway: 0,
  Disconnected: 0,
  Error: 0,
  SessionResumeUpdate: 0,
  VoiceActivityStart: 0,
  VoiceActivityEnd: 0,
  Usage: 0,
};

/** Cold. Counts until the events end, and emits once. */
export const count = (events$: Observable<SessionEvent>): Observable<Counts> =>
  events$.pipe(reduce((counts: Counts, { type }) => ({ ...counts, [type]: counts[type] + 1 }), NONE));
