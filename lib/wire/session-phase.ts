/** The ten phases of a session. */
export type SessionPhase =
  | 'Disconnected'
  | 'Connecting'
  | 'SetupSent'
  | 'Active'
  | 'UserSpeaking'
  | 'ModelSpeaking'
  | 'Interrupted'
  | 'ToolCallPending'
  | 'ToolCallExecuting'
  | 'Disconnecting';
