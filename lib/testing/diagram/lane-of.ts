import type { SessionEvent } from '../../wire/session-event';

/** The lanes of a diagram, from top to bottom. */
export const LANES = ['connection', 'user', 'text', 'audio', 'tools', 'turn', 'usage', 'phase'] as const;

export type Lane = (typeof LANES)[number];

/** In which lane each of the twenty events is drawn. */
export const LANE_OF: Readonly<Record<SessionEvent['type'], Lane>> = {
  Connected: 'connection',
  SessionResumeUpdate: 'connection',
  GoAway: 'connection',
  Error: 'connection',
  Disconnected: 'connection',
  VoiceActivityStart: 'user',
  VoiceActivityEnd: 'user',
  InputTranscription: 'user',
  Thought: 'text',
  TextDelta: 'text',
  OutputTranscription: 'text',
  TextComplete: 'text',
  AudioData: 'audio',
  ToolCall: 'tools',
  ToolCallCancelled: 'tools',
  Interrupted: 'turn',
  GenerationComplete: 'turn',
  TurnComplete: 'turn',
  Usage: 'usage',
  PhaseChanged: 'phase',
};
