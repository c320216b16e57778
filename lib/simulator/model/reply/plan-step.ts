import type { ServerContent, WireFunctionCall } from '../../../wire/server-message';
import type { OutgoingMessage } from '../../service/outgoing-message';
import type { CallGroup } from '../call-group';
import type { Spent } from '../tokens';

interface Timed {
  /** How long after the step before. */
  readonly afterMs: number;
}

/** Tell what the user was heard to say. It is no part of what the model says. */
export interface Hear extends Timed {
  readonly type: 'Hear';
  readonly message: OutgoingMessage;
}

/** Put out a piece of the reply. */
export interface Say extends Timed {
  readonly type: 'Say';
  readonly message: OutgoingMessage;
  readonly spent: Spent;
}

/** Put out a frame as it is, right or wrong. */
export interface Garble extends Timed {
  readonly type: 'Garble';
  readonly text: string;
  readonly spent: Spent;
}

/** Ask for functions to be called. */
export interface Call extends Timed {
  readonly type: 'Call';
  readonly calls: readonly WireFunctionCall[];
  /** The same, by what the model does meanwhile. */
  readonly groups: readonly CallGroup[];
}

/** Wait until the calls that block are answered. */
export interface Await extends Timed {
  readonly type: 'Await';
}

/** Announce the end of the connection. */
export interface AnnounceEnd extends Timed {
  readonly type: 'AnnounceEnd';
  readonly timeLeft: string;
}

/** Everything is generated. */
export interface CompleteGeneration extends Timed {
  readonly type: 'CompleteGeneration';
  readonly content: ServerContent;
}

/** The turn is over. */
export interface CompleteTurn extends Timed {
  readonly type: 'CompleteTurn';
  /** What comes in the same message. */
  readonly content: ServerContent;
  readonly spent: Spent;
  readonly usage: 'withTheEnd' | 'alone';
  /** How long a client will still be playing. */
  readonly playsMs: number;
}

/** A step of a reply: a timed list of them is what the model is about to do. */
export type PlanStep = Hear | Say | Garble | Call | Await | AnnounceEnd | CompleteGeneration | CompleteTurn;
