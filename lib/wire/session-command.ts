import type { ToolFailed } from '../errors/live-error';
import type { Content, InlineData } from './content';
import type { SetupPatch } from './setup-patch';

/** How a text travels: as realtime input, which counts as speaking, or as a finished turn. */
export type TextChannel = 'realtimeInput' | 'clientContent';

/** Say something in writing. */
export interface SendText {
  readonly type: 'SendText';
  readonly text: string;
  /** Absent: the channel that the model accepts. */
  readonly channel?: TextChannel;
}

/** A piece of what the user says: PCM16, little endian, mono. */
export interface SendAudio {
  readonly type: 'SendAudio';
  readonly data: Uint8Array;
  /** Samples a second. */
  readonly sampleRate: number;
}

/** A still of what the user shows; at most about one a second. */
export interface SendVideo {
  readonly type: 'SendVideo';
  readonly data: Uint8Array;
  readonly mimeType: string;
}

/** Turns to append to the conversation. */
export interface SendClientContent {
  readonly type: 'SendClientContent';
  readonly turns: readonly Content[];
  /** Whether the model should answer now; it interrupts a running generation. */
  readonly turnComplete: boolean;
}

/** The result of one function call. */
export interface FunctionResponse {
  /** The id of the call. */
  readonly id?: string;
  /** The name of the function; filled in by the session where the call is open. */
  readonly name?: string;
  /** An object: `{ output }` for a result, `{ error }` for a failure; any other object is taken as output. */
  readonly response: Readonly<Record<string, unknown>>;
  /** For NON_BLOCKING functions: when the model should speak of it. Left out for models that refuse it. */
  readonly scheduling?: 'SILENT' | 'WHEN_IDLE' | 'INTERRUPT';
  /** For NON_BLOCKING functions: more responses of this call will follow. */
  readonly willContinue?: boolean;
  /** Media that belong to the result. */
  readonly parts?: readonly { readonly inlineData: InlineData }[];
}

/** Answer function calls. */
export interface SendToolResponse {
  readonly type: 'SendToolResponse';
  readonly responses: readonly FunctionResponse[];
}

/** The user begins to speak; only where automatic activity detection is disabled. */
export interface ActivityStart {
  readonly type: 'ActivityStart';
}

/** The user has spoken; only where automatic activity detection is disabled. */
export interface ActivityEnd {
  readonly type: 'ActivityEnd';
}

/** The microphone is off; only where the server detects activity. */
export interface AudioStreamEnd {
  readonly type: 'AudioStreamEnd';
}

/** Stop the model. */
export interface Interrupt {
  readonly type: 'Interrupt';
}

/** Change the setup. What is there stays, but for the fields that the patch names; `null` takes a field out. */
export interface UpdateSetup {
  readonly type: 'UpdateSetup';
  readonly patch: SetupPatch;
}

/** Change the system instruction. */
export interface UpdateInstruction {
  readonly type: 'UpdateInstruction';
  readonly text: string;
}

/** End the session. */
export interface Disconnect {
  readonly type: 'Disconnect';
  /** How long to wait at most for a quiet moment, in ms; absent: not at all. */
  readonly whenQuietMs?: number;
}

/** The app runs these calls now; never on the wire. */
export interface ToolCallStarted {
  readonly type: 'ToolCallStarted';
  readonly ids: readonly string[];
}

/** A call could not be run as asked; never on the wire. Becomes an `Error` event. */
export interface ToolCallFailed {
  readonly type: 'ToolCallFailed';
  readonly id: string;
  readonly error: ToolFailed;
}

/** Everything that an app can tell a session: plain data, discriminated by `type`. */
export type SessionCommand =
  | SendText
  | SendAudio
  | SendVideo
  | SendClientContent
  | SendToolResponse
  | ActivityStart
  | ActivityEnd
  | AudioStreamEnd
  | Interrupt
  | UpdateSetup
  | UpdateInstruction
  | Disconnect
  | ToolCallStarted
  | ToolCallFailed;

/** The member of the union with that `type`: `CommandOf<'SendAudio'>`. */
export type CommandOf<T extends SessionCommand['type']> = Extract<SessionCommand, { readonly type: T }>;

/** The commands that become a message of the wire. */
export type WireCommand = Exclude<SessionCommand, UpdateSetup | UpdateInstruction | Disconnect | ToolCallStarted | ToolCallFailed>;
