import type { Entry } from './entry';
import type { Transcript } from './transcript';
import { SILENCE } from './transcript';

/** What the user is saying, and the entry that shows it. */
export interface Speech {
  readonly id: string;
  readonly transcript: Transcript;
}

/** What the model answers in the turn that is going on. */
export interface Reply {
  /** The entry that shows it, once there is something to show. */
  readonly id: string | null;
  /** `spoken`: there was voice or a transcription of it, so that the text is no part of the reply. */
  readonly mode: 'written' | 'spoken';
  readonly written: string;
  readonly said: Transcript;
}

/** A conversation, and what needs to be known to go on with it. */
export interface Conversation {
  readonly entries: readonly Entry[];
  /** How many entries are kept. */
  readonly most: number;
  /** How many were ever made. */
  readonly made: number;
  /** The number of the turn that is going on, or comes next. */
  readonly turn: number;
  /**
   * `unknown`: nothing was seen of a turn, so its number is a guess. `asking`: nothing came from the model. `replying`: something came. `cut`: and was
   * interrupted.
   */
  readonly stage: 'unknown' | 'asking' | 'replying' | 'cut';
  /** How many of the last entries the model has not answered yet. They belong to the turn that comes next. */
  readonly asked: number;
  readonly speech: Speech | null;
  readonly reply: Reply;
}

/** No reply yet. */
export const NO_REPLY: Reply = { id: null, mode: 'written', written: '', said: SILENCE };

/** A conversation in which nobody said anything. */
export const NO_CONVERSATION: Conversation = {
  entries: [],
  most: 200,
  made: 0,
  turn: 1,
  stage: 'unknown',
  asked: 0,
  speech: null,
  reply: NO_REPLY,
};
