import type { SessionPhase } from '../../lib/wire/session-phase';

/** Every phase, in the order in which a session first gets there. */
export const PHASES: readonly SessionPhase[] = [
  'Disconnected',
  'Connecting',
  'SetupSent',
  'Active',
  'UserSpeaking',
  'ModelSpeaking',
  'Interrupted',
  'ToolCallPending',
  'ToolCallExecuting',
  'Disconnecting',
];

/** Written by hand: where each phase can lead. Any phase but the last one can also be cut off. */
export const LEADS_TO: Readonly<Record<SessionPhase, readonly SessionPhase[]>> = {
  Disconnected: ['Connecting'],
  Connecting: ['SetupSent', 'Disconnecting', 'Disconnected'],
  SetupSent: ['Active', 'Disconnecting', 'Disconnected'],
  Active: ['UserSpeaking', 'ModelSpeaking', 'ToolCallPending', 'ToolCallExecuting', 'Disconnecting', 'Disconnected'],
  UserSpeaking: ['Active', 'ModelSpeaking', 'ToolCallPending', 'Disconnecting', 'Disconnected'],
  ModelSpeaking: ['Active', 'UserSpeaking', 'Interrupted', 'ToolCallPending', 'ToolCallExecuting', 'Disconnecting', 'Disconnected'],
  Interrupted: ['Active', 'UserSpeaking', 'ModelSpeaking', 'ToolCallPending', 'ToolCallExecuting', 'Disconnecting', 'Disconnected'],
  ToolCallPending: ['Active', 'UserSpeaking', 'ModelSpeaking', 'Interrupted', 'ToolCallExecuting', 'Disconnecting', 'Disconnected'],
  ToolCallExecuting: ['Active', 'UserSpeaking', 'ModelSpeaking', 'Interrupted', 'ToolCallPending', 'Disconnecting', 'Disconnected'],
  Disconnecting: ['Disconnected'],
};

/** The same as a list of `from>to`, sorted. */
export const LEGAL: readonly string[] = PHASES.flatMap((from) => LEADS_TO[from].map((to) => `${from}>${to}`)).sort();
