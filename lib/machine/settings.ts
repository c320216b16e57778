import type { ModelCapabilities } from '../wire/model-capabilities';

/** How much may wait to be sent. */
export interface OutboxLimits {
  readonly commands: number;
  readonly bytes: number;
  /** How old media may get before they are not worth sending, in ms. */
  readonly maxAgeMs: number;
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

/** What a config comes down to for the machine: plain data. */
export interface Settings {
  /** The setup message, as the text of its frame. */
  readonly setup: string;
  /** Whether the setup carries a resumption handle. */
  readonly start: 'fresh' | 'resumed';
  /** Who finds out that the user speaks: the server, or the app with `activityStart()` and `activityEnd()`. */
  readonly activity: 'automatic' | 'manual';
  /** How the model answers. */
  readonly modality: 'AUDIO' | 'TEXT';
  readonly capabilities: ModelCapabilities;
  readonly timeouts: Timeouts;
  readonly outbox: OutboxLimits;
}

export const DEFAULT_TIMEOUTS: Timeouts = { connect: 10_000, setup: 15_000, close: 2_000 };
export const DEFAULT_OUTBOX: OutboxLimits = { commands: 256, bytes: 4 * 1024 * 1024, maxAgeMs: Infinity };
