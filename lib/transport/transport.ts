import type { Observable } from 'rxjs';

/** Where and how to dial. */
export interface TransportRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly protocols: readonly string[];
}

/** The writing side of an open connection. */
export interface TransportSocket {
  /** Hands a text frame over; throws where the connection takes none any more. */
  readonly send: (text: string) => void;
  readonly close: (code?: number, reason?: string) => void;
  /** Bytes handed over that have not left yet. */
  readonly bufferedAmount: number;
}

/** The connection is open. */
export interface Opened {
  readonly type: 'Opened';
  readonly socket: TransportSocket;
}

/** A frame arrived, whole: text as a string, binary as bytes. */
export interface Frame {
  readonly type: 'Frame';
  readonly data: unknown;
}

/** The connection is gone, or never was. */
export interface Closed {
  readonly type: 'Closed';
  /** 1006 where no close frame came. */
  readonly code: number;
  readonly reason: string;
  /** The HTTP status that the upgrade was answered with, where the platform tells. */
  readonly status?: number;
  /** What the platform said of the failure, in words. */
  readonly cause?: string;
}

/** What a connection tells. */
export type Incoming = Opened | Frame | Closed;

/**
 * The seam between a session and the network: a function from a request to a cold Observable of one connection.
 *
 * Subscribing dials. It emits `Opened`, then `Frame`s, then `Closed`, and completes; it never errors, `Closed` is always last, and nothing is
 * emitted inside `subscribe` or `send`. Unsubscribing abandons the connection in whatever state it is.
 */
export type Transport = (request: TransportRequest) => Observable<Incoming>;
