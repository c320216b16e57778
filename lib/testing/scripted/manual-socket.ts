import type { Closed, TransportRequest } from '../../transport/transport';
import type { EndState } from './server-end';

/** A close frame of the client, as it was asked for. */
export interface CloseCall {
  readonly code?: number;
  readonly reason?: string;
}

/** One dial, and the hand of the server on it. Once the connection is over, what the hand does goes nowhere. */
export interface ManualSocket {
  readonly request: TransportRequest;
  /** `closing`: the client has sent its close frame. `abandoned`: it has unsubscribed. */
  readonly state: EndState;
  /** What the client sent, in order: parsed, or the text itself where it is not JSON. */
  readonly sent: readonly unknown[];
  /** Every call of `close` by the client, in order. */
  readonly closeCalls: readonly CloseCall[];
  /** Answers the dial. Throws where it is answered already. */
  readonly open: () => void;
  /** Sends a frame: text as it is, bytes as a binary frame, everything else as JSON text. Throws before the connection is open. */
  readonly frame: (data: string | object) => void;
  /** Ends the connection, or refuses the dial; without a code it is lost: 1006. */
  readonly closed: (close?: Partial<Omit<Closed, 'type'>>) => void;
  /** Sets what `bufferedAmount` tells the client, in bytes; 0 at first. */
  readonly setBufferedAmount: (bytes: number) => void;
}
