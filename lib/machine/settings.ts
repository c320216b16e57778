import type { SetupParts } from '../wire/build-setup';
import type { ModelCapabilities } from '../wire/model-capabilities';
import type { SetupMessage } from '../wire/setup-message';

/** How much may wait to be sent. */
export interface OutboxLimits {
  readonly commands: number;
  readonly bytes: number;
  /** How old media may get before they are not worth sending, in ms. */
  readonly maxAgeMs: number;
  /** How much the socket may hold back before commands wait for it, in bytes: what waits here can still be put in order or given up. */
  readonly bufferedBytes: number;
}

/** How long a session waits, in ms. */
export interface Timeouts {
  /** From the dial, with the credential, to the open socket. */
  readonly connect: number;
  /** From the open socket to `setupComplete`. */
  readonly setup: number;
  /** From the close frame to the end of the connection. */
  readonly close: number;
}

/** How much of the conversation is told again to a session that knows nothing of it. */
export interface ReseedLimits {
  /** How many turns at most, the user's and the model's counted each. */
  readonly turns: number;
  /** How many bytes of text at most, in UTF-8. */
  readonly bytes: number;
}

/** How a connection that is lost is replaced. */
export interface Reconnection {
  /** How many dials may fail in a row. */
  readonly attempts: number;
  /** How many dials may follow a loss in the life of the session, all together. */
  readonly total: number;
  /** The longest wait before the first attempt, in ms; it doubles with each further one. The wait is drawn between 0 and that. */
  readonly baseMs: number;
  /** What the longest wait never exceeds, in ms. */
  readonly maxMs: number;
  /** `null`: a session without memory stays without. */
  readonly reseed: ReseedLimits | null;
  /** Who decides whether to dial again: the rules of this library, or a function of the app. */
  readonly decides: 'rules' | 'app';
}

/** When a session moves to a new connection by itself. */
export interface Rotation {
  /** How old a connection may get before the session looks for a quiet moment to leave it, in ms. */
  readonly afterMs: number;
  /** How long before the announced end of a connection the session leaves it at the latest, in ms. */
  readonly marginMs: number;
}

/** How long a session lets the server owe it something, in ms. */
export interface Watchdogs {
  /** Without a byte of the server, while it certainly owes something, and without the socket getting rid of any: then the connection is taken for dead. */
  readonly idleMs: number;
  /** Without a reply, after the user has finished. One that was only heard to speak may not have asked for any: then none is waited for any longer. */
  readonly stallMs: number;
  /** What follows a reply that is certainly owed and stalled: it is told, or the session moves to a new connection besides. */
  readonly onStall: 'tell' | 'reconnect';
  /**
   * Without a reply since it was asked for, at least the second time, on a connection that was resumed and has not generated anything since: then the
   * session begins anew. Longer than `stallMs`, so that this is not done before the other is told.
   */
  readonly poisonedMs: number;
}

/** What a connection is set up with. Compared by identity: a change makes another one, even where it changes nothing. */
export interface Blueprint {
  /** What the app asked for; a change of the setup is made to this. */
  readonly parts: SetupParts;
  /** The setup message of it, without a resumption handle. */
  readonly message: SetupMessage;
}

/** What a config comes down to for the machine: plain data. */
export interface Settings {
  /** What the next connection is set up with. */
  readonly blueprint: Blueprint;
  /** The resumption handle of the first connection, where the setup of the app holds one. */
  readonly handle: string | null;
  /** Whether the app is asked for a token to resume with, before the first dial. */
  readonly resume: 'ask' | 'none';
  /** Which service is dialled, without a credential. */
  readonly endpoint: string;
  /** Which version of its API; `null` where that is not known. */
  readonly apiVersion: string | null;
  /** Whether a change of the setup that the model is sure to refuse is refused, or tried. */
  readonly setupCheck: 'refuse' | 'warn';
  readonly capabilities: ModelCapabilities;
  readonly timeouts: Timeouts;
  readonly outbox: OutboxLimits;
  readonly reconnect: Reconnection | null;
  readonly rotate: Rotation | null;
  readonly watchdogs: Watchdogs;
}

export const DEFAULT_TIMEOUTS: Timeouts = { connect: 10_000, setup: 15_000, close: 2_000 };
export const DEFAULT_OUTBOX: OutboxLimits = { commands: 256, bytes: 4 * 1024 * 1024, maxAgeMs: 10_000, bufferedBytes: 64 * 1024 };
export const DEFAULT_RESEED: ReseedLimits = { turns: 40, bytes: 32 * 1024 };
export const DEFAULT_RECONNECTION: Omit<Reconnection, 'reseed' | 'decides'> = {
  attempts: 5,
  total: Infinity,
  baseMs: 500,
  maxMs: 30_000,
};
export const DEFAULT_ROTATION: Rotation = { afterMs: Infinity, marginMs: 5_000 };
export const DEFAULT_WATCHDOGS: Watchdogs = { idleMs: 60_000, stallMs: 20_000, onStall: 'tell', poisonedMs: 30_000 };
