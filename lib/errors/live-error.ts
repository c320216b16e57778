import type { ClassifiedClose } from './classify-close';

/** What every error tells: what happened to what, and what to do about it. */
interface Told {
  readonly message: string;
  readonly advice?: string;
}

/** The credential function threw, failed, gave nothing, or did not answer in time. */
export interface CredentialFailed extends Told {
  readonly type: 'CredentialFailed';
}

/** No connection: refused, unreachable, or the HTTP upgrade was answered with a status (told on Node only). */
export interface DialFailed extends Told {
  readonly type: 'DialFailed';
  readonly status?: number;
}

/** The socket did not open within `timeouts.connect`. */
export interface DialTimeout extends Told {
  readonly type: 'DialTimeout';
}

/** The socket opened, but no `setupComplete` came within `timeouts.setup`. */
export interface SetupTimeout extends Told {
  readonly type: 'SetupTimeout';
}

/** The server closed the socket instead of answering the setup. */
export interface SetupRefused extends Told {
  readonly type: 'SetupRefused';
  readonly close: ClassifiedClose;
}

/** A connection that was up is gone. */
export interface ConnectionLost extends Told {
  readonly type: 'ConnectionLost';
  readonly close: ClassifiedClose;
  readonly willRetry: boolean;
  readonly delayMs?: number;
}

/** Every attempt to get the connection back failed. */
export interface RetriesExhausted extends Told {
  readonly type: 'RetriesExhausted';
  readonly attempts: number;
  readonly last: LiveError;
}

/** The server does not take the resumption handle. */
export interface ResumeRefused extends Told {
  readonly type: 'ResumeRefused';
  readonly close: ClassifiedClose;
}

/** The socket is open, but what the server owes did not come: a byte, a reply, or a reply of a session that was resumed. */
export interface Stalled extends Told {
  readonly type: 'Stalled';
}

/** The server reported an error inside a message. */
export interface ServerFault extends Told {
  readonly type: 'ServerFault';
  readonly code?: number;
  readonly status?: string;
}

/** One thing that is wrong in a frame. */
export interface FrameFault {
  /** `media` where base64 could not be read, `shape` for everything else. */
  readonly kind: 'shape' | 'media';
  /** Where, in the words of the wire: `serverContent.modelTurn.parts[0].text`; `$` is the whole frame. */
  readonly path: string;
  readonly expected: string;
  /** What stood there, cut to a bounded length. */
  readonly excerpt: string;
}

/** A frame, or a part of one, could not be read; what was right in it was kept. */
export interface MalformedFrame extends Told {
  readonly type: 'MalformedFrame';
  /** Where the first fault is. */
  readonly path: string;
  /** What stood there, cut to a bounded length. */
  readonly excerpt: string;
  /** Every fault that was found, the first included; at most 16 are listed. */
  readonly faults: readonly FrameFault[];
}

/** Media in a frame could not be decoded; the rest of the frame was kept. */
export interface BadMedia extends Told {
  readonly type: 'BadMedia';
  readonly path: string;
  readonly excerpt: string;
}

/** A command was not sent, because the wire, the model or the state of the session does not allow it. */
export interface CommandRefused extends Told {
  readonly type: 'CommandRefused';
  /** The `type` of the command. */
  readonly command: string;
  readonly why: string;
}

/** What waits in the outbox, by how it is treated when space runs out. */
export type OutboxKind = 'audio' | 'video' | 'content' | 'toolResponse' | 'control';

/** Commands left the outbox unsent. One event tells of a whole run of drops. */
export interface CommandsDropped extends Told {
  readonly type: 'CommandsDropped';
  readonly kind: OutboxKind;
  readonly why: 'full' | 'stale' | 'ended' | 'gated';
  readonly count: number;
  readonly bytes: number;
  /** Time from the first drop of the run to the last one, in ms. */
  readonly spanMs: number;
}

/**
 * Commands had been handed to a connection when it was lost, and nothing tells whether the server read them. They are not handed over again: that
 * could double them. One event tells of all of a kind.
 */
export interface DeliveryUnknown extends Told {
  readonly type: 'DeliveryUnknown';
  readonly kind: OutboxKind;
  readonly count: number;
  readonly bytes: number;
  /** Time from the first to the last of them, in ms. */
  readonly spanMs: number;
}

/** Something that the app supplies failed: an Observable of commands, media or configs, or a function such as `resume` or `reconnect.decide`. */
export interface CommandSourceFailed extends Told {
  readonly type: 'CommandSourceFailed';
}

/** A tool call could not be answered with a result. */
export interface ToolFailed extends Told {
  readonly type: 'ToolFailed';
  readonly call: { readonly id: string; readonly name: string };
  readonly why: 'arguments' | 'threw' | 'timeout' | 'unknown' | 'result' | 'refused';
}

/** A defect in this library; please report it. */
export interface Internal extends Told {
  readonly type: 'Internal';
}

/** Everything that can go wrong in a session: plain data, discriminated by `type`, free of credentials. */
export type LiveError =
  | CredentialFailed
  | DialFailed
  | DialTimeout
  | SetupTimeout
  | SetupRefused
  | ConnectionLost
  | RetriesExhausted
  | ResumeRefused
  | Stalled
  | ServerFault
  | MalformedFrame
  | BadMedia
  | CommandRefused
  | CommandsDropped
  | DeliveryUnknown
  | CommandSourceFailed
  | ToolFailed
  | Internal;
