import type { WireFunctionCall } from '../../../wire/server-message';
import type { OutgoingMessage } from '../../service/outgoing-message';
import type { Spent } from '../tokens';

interface Timed {
  /** How long after the step before. */
  readonly afterMs: number;
}

/** Tell what the user was heard to say. The model has not begun yet. */
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

/** Put out a frame that is not right. */
export interface Garble extends Timed {
  readonly type: 'Garble';
  readonly text: string;
  readonly spent: Spent;
}

/** Ask for functions to be called, and wait. */
export interface Call extends Timed {
  readonly type: 'Call';
  readonly calls: readonly WireFunctionCall[];
  /** What to say afterwards; `null`: the results in words. */
  readonly then: string | null;
}

/** Announce the end of the connection. */
export interface AnnounceEnd extends Timed {
  readonly type: 'AnnounceEnd';
  readonly timeLeft: string;
}

/** Everything is generated. */
export interface CompleteGeneration extends Timed {
  readonly type: 'CompleteGeneration';
}

/** Everything is played. */
export interface CompleteTurn extends Timed {
  readonly type: 'CompleteTurn';
}

/** A step of a reply: a timed list of them is what the model is about to do. */
export type PlanStep = Hear | Say | Garble | Call | AnnounceEnd | CompleteGeneration | CompleteTurn;
