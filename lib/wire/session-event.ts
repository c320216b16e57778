import type { LiveError } from '../errors/live-error';
import type { SessionPhase } from './session-phase';
import type { FunctionCall, InteractionStatus, WordInfo } from './server-message';
import type { TurnCompleteReason } from './turn-complete-reason';
import type { UsageMetadata } from './usage-metadata';

/** The server accepted the setup; on every connection. */
export interface Connected {
  readonly type: 'Connected';
  /** Vertex AI gives one, the Gemini API does not. */
  readonly sessionId?: string;
  /** Whether the setup of this connection carried a resumption handle. */
  readonly resumed: boolean;
}

/** A fragment of the model's text. */
export interface TextDelta {
  readonly type: 'TextDelta';
  readonly text: string;
  readonly turn: number;
}

/** A fragment of a thought summary; never part of the reply. */
export interface Thought {
  readonly type: 'Thought';
  readonly text: string;
  readonly turn: number;
}

/** The whole text of a turn, directly before its `TurnComplete`; not for a turn without text. */
export interface TextComplete {
  readonly type: 'TextComplete';
  readonly text: string;
  /** Whether the turn was cut, so that the text is not all the model would have said. */
  readonly interrupted: boolean;
  readonly turn: number;
}

/** A piece of the model's voice: PCM16, little endian, mono. */
export interface AudioData {
  readonly type: 'AudioData';
  /** The same bytes object for every subscriber: do not write to it. */
  readonly data: Uint8Array;
  readonly mimeType: string;
  /** Samples a second, from the MIME type; 24000 where it names none. */
  readonly sampleRate: number;
  readonly turn: number;
}

/** What a transcription tells, of either side. Text is a fragment to append, as it came. */
interface TranscriptionFields {
  readonly text: string;
  /** Often never sent: do not wait for it. */
  readonly finished: boolean;
  readonly languageCode?: string;
  /** A guess that a later transcription replaces. */
  readonly interim?: true;
  readonly speakerLabel?: string;
  readonly words?: readonly WordInfo[];
  readonly turn: number;
}

/** What the user was heard to say. */
export interface InputTranscription extends TranscriptionFields {
  readonly type: 'InputTranscription';
}

/** What the model says, as text. */
export interface OutputTranscription extends TranscriptionFields {
  readonly type: 'OutputTranscription';
}

/** The model asks for functions to be called. */
export interface ToolCall {
  readonly type: 'ToolCall';
  readonly calls: readonly FunctionCall[];
  readonly turn: number;
}

/** The model no longer wants the answers of these calls. */
export interface ToolCallCancelled {
  readonly type: 'ToolCallCancelled';
  readonly ids: readonly string[];
}

/** The turn is over. */
export interface TurnComplete {
  readonly type: 'TurnComplete';
  readonly reason?: TurnCompleteReason;
  /** `IN_PROGRESS`: the model will go on by itself. */
  readonly interactionStatus?: InteractionStatus;
  /** The model stays silent because it expects the user to continue. */
  readonly waitingForInput?: true;
  readonly turn: number;
}

/** The model has generated all of the turn; what was sent may still be playing. */
export interface GenerationComplete {
  readonly type: 'GenerationComplete';
  readonly turn: number;
}

/** The turn was cut: stop playing it. */
export interface Interrupted {
  readonly type: 'Interrupted';
  /** Who cut it: the server (it heard the user), the app (`interrupt()`), or a lost connection. */
  readonly by: 'server' | 'client' | 'drop';
  readonly turn: number;
}

/** The phase changed; directly before the event that caused it, alone where a command or the connection did. */
export interface PhaseChanged {
  readonly type: 'PhaseChanged';
  readonly from: SessionPhase;
  readonly to: SessionPhase;
}

/** The connection will end soon. The session goes on until then. */
export interface GoAway {
  readonly type: 'GoAway';
  /** The duration as the wire spells it: `50s`. */
  readonly timeLeft?: string;
  readonly timeLeftMs?: number;
}

/** The last event of a session, followed by complete. */
export interface Disconnected {
  readonly type: 'Disconnected';
  readonly reason?: string;
  readonly code?: number;
  /** Absent after `close()` and after a clean close by the server. */
  readonly cause?: LiveError;
}

/** Something went wrong; `fatal` where the session ends with it. */
export interface ErrorEvent {
  readonly type: 'Error';
  readonly error: LiveError;
  readonly fatal: boolean;
}

/** How the session can be resumed from here. */
export interface SessionResumeUpdate {
  readonly type: 'SessionResumeUpdate';
  readonly handle?: string;
  readonly resumable: boolean;
  /** The index of the last client message that is part of this state; on Vertex AI in transparent mode only. */
  readonly lastConsumedIndex?: number;
}

/** The server hears the user begin to speak. */
export interface VoiceActivityStart {
  readonly type: 'VoiceActivityStart';
  /** From the beginning of the audio stream, in ms. */
  readonly offsetMs?: number;
}

/** The server hears the user stop. */
export interface VoiceActivityEnd {
  readonly type: 'VoiceActivityEnd';
  /** From the beginning of the audio stream, in ms. */
  readonly offsetMs?: number;
}

/** What a generation cost, in tokens. */
export interface Usage {
  readonly type: 'Usage';
  readonly usage: UsageMetadata;
}

/** Everything a session tells: twenty kinds of plain data, discriminated by `type`. */
export type SessionEvent =
  | Connected
  | TextDelta
  | TextComplete
  | Thought
  | AudioData
  | InputTranscription
  | OutputTranscription
  | ToolCall
  | ToolCallCancelled
  | TurnComplete
  | GenerationComplete
  | Interrupted
  | PhaseChanged
  | GoAway
  | Disconnected
  | ErrorEvent
  | SessionResumeUpdate
  | VoiceActivityStart
  | VoiceActivityEnd
  | Usage;

/** The member of the union with that `type`: `EventOf<'Usage'>`. */
export type EventOf<T extends SessionEvent['type']> = Extract<SessionEvent, { readonly type: T }>;
