export type { ClientMessageKey, ExpectedMessage, Script, ScriptStep } from '../script/script';
export type { RecordedFrame } from '../recording/recorded-frame';
export { toMarbles, type MarblesOptions } from './diagram/to-marbles';
export { readRecording } from '../recording/read-recording';
export { readWebSocketLog } from '../recording/read-web-socket-log';
export { RecordingError } from '../recording/recording-error';
export type { Redaction } from '../recording/redact-message';
export { RECORDING_HEADER, writeFrame } from '../recording/write-frame';
export { eventsOf } from './recording/events-of';
export { record, type Recorder, type RecordOptions } from './recording/record';
export { replay, type ReplayOptions } from './recording/replay';

// Marbles
export { liveMarbles } from './marbles/live-marbles';
export { MarbleMismatch } from './marbles/marble-mismatch';
export { DiagramError } from './marbles/diagram-error';
export type { DrawnConfig, ExpectEventsOptions, LiveMarbles, SessionSource } from './marbles/live-marbles-helpers';
export type { DeepPartial } from './marbles/deep-partial';
export type { ServerValue } from './marbles/server-acts';
export type { UserValue } from './marbles/user-letters';

// Builders
export { event } from './builders/event';
export { letters } from './builders/letters';
export { merge } from './builders/merge';
export { message } from './builders/message';
export type { EventFields } from './builders/event';
export type { Letters } from './builders/letters';

// Servers in memory
export { scriptedTransport } from './scripted/scripted-transport';
export { manualTransport } from './scripted/manual-transport';
export { checkScript } from '../script/check-script';
export type { ScriptedTransport, ScriptedTransportOptions } from './scripted/scripted-transport';
export type { ManualTransport, ManualTransportOptions } from './scripted/manual-transport';
export type { CloseCall, ManualSocket } from './scripted/manual-socket';
export type { EndState } from './scripted/server-end';
export type { LeftEarly, ScriptProblem, Unexpected, UnexpectedDial, Unmet } from '../script/script-problem';
