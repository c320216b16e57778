/** Nothing takes the dial: the connection ends before a byte is answered. */
export interface Refuse {
  readonly type: 'refuse';
}

/** The connection is reset instead of being upgraded. */
export interface Reset {
  readonly type: 'reset';
}

/** The upgrade is never answered. */
export interface Hang {
  readonly type: 'hang';
}

/** The upgrade is answered with an HTTP status. */
export interface Status {
  readonly type: 'status';
  readonly status: number;
}

/** A fault of the dial: there never is a connection. */
export type DialFault = Refuse | Reset | Hang | Status;

/** The setup is never answered, nor anything after it. The server still reads, and answers a close frame. */
export interface NeverSetUp {
  readonly type: 'neverSetUp';
}

/** The server closes. */
export interface Close {
  readonly type: 'close';
  readonly code: number;
  readonly reason: string;
}

/** The connection is gone without a close frame, between two frames. */
export interface Drop {
  readonly type: 'drop';
}

/** The connection seems to be open, but nothing is written or read any more, not even a close frame. */
export interface HalfOpen {
  readonly type: 'halfOpen';
}

/** Nothing is written for so many ms; then everything that was due, in order. */
export interface Stall {
  readonly type: 'stall';
  readonly ms: number;
}

/** Everything is withheld until there are so many messages, or no more for a second; then they come at once. */
export interface Burst {
  readonly type: 'burst';
  readonly messages: number;
}

/** Nothing is read for so many ms: what the client sends piles up on its side. */
export interface SlowReader {
  readonly type: 'slowReader';
  readonly ms: number;
}

/** A fault of the connection. */
export type ConnectionFault = NeverSetUp | Close | Drop | HalfOpen | Stall | Burst | SlowReader;

/** The connection is gone in the middle of the frame. */
export interface Cut {
  readonly type: 'cut';
}

/** The message ends in the middle, so that it is no JSON. */
export interface Malformed {
  readonly type: 'malformed';
}

/** The first value of the message is of another type. */
export interface WrongShape {
  readonly type: 'wrongShape';
}

/** The last string of the message has a byte that is no UTF-8, in a binary frame. */
export interface NonUtf8 {
  readonly type: 'nonUtf8';
}

/** The message is filled up with spaces to so many bytes at least. */
export interface HugeFrame {
  readonly type: 'hugeFrame';
  readonly bytes: number;
}

/** The message comes twice. */
export interface Duplicate {
  readonly type: 'duplicate';
}

/** The message comes after the one that follows it, or a second late where none does. */
export interface Reorder {
  readonly type: 'reorder';
}

/** `goAway` tells this time, whatever is true; where the message has none, a `goAway` comes before it, and no close follows. */
export interface WrongTimeLeft {
  readonly type: 'wrongTimeLeft';
  readonly ms: number;
}

/** A fault of one message. */
export type MessageFault = Cut | Malformed | WrongShape | NonUtf8 | HugeFrame | Duplicate | Reorder | WrongTimeLeft;

/** Something that goes wrong on purpose: plain data, discriminated by `type`. */
export type Fault = DialFault | ConnectionFault | MessageFault;

/**
 * When a fault strikes: as the connection opens, when the client's first message came, at the n-th message that the server writes on that
 * connection (from 1), or at any message with a chance from 0 to 1. A fault of a message that strikes before there is one takes the next.
 */
export type FaultMoment = 'dial' | 'setup' | number | { readonly chance: number };

/**
 * A fault, and when it strikes.
 *
 * @example
 * const faults: readonly FaultPlan[] = [
 *   { fault: { type: 'status', status: 503 }, connection: 1 },
 *   { fault: { type: 'close', code: 1011, reason: 'Internal error encountered.' }, connection: 2, at: 5 },
 *   { fault: { type: 'malformed' }, at: { chance: 0.01 } },
 * ];
 */
export interface FaultPlan {
  readonly fault: Fault;
  /** Which dial, from 1; all of them where it is left out. */
  readonly connection?: number;
  /**
   * Left out, it is the dial for `refuse`, `reset`, `hang` and `status`, which may have a chance but no other moment; the client's setup for `neverSetUp`;
   * every `goAway` for `wrongTimeLeft`; the first message for all others.
   */
  readonly at?: FaultMoment;
}
