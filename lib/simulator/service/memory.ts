import type { TokenCounts } from '../model/tokens';

/** Something that was said in a conversation, in words. */
export interface Utterance {
  readonly by: 'user' | 'model';
  readonly text: string;
}

/** What a conversation is made of: how far its script is, how big its context, and what was said. A resumption handle brings it back. */
export interface Memory {
  /** Turns of the user that were answered; the place in the script. */
  readonly turns: number;
  /** What the next generation has as its prompt. */
  readonly context: TokenCounts;
  /** What was said by whom, oldest first. */
  readonly history: readonly Utterance[];
  /** What the user has said and nobody has answered yet. */
  readonly unanswered: readonly string[];
  /** The latest calls of functions by id, or by name where they had none, answered or not. */
  readonly called: readonly string[];
}
