import type { Utterance } from '../service/memory';
import type { TokenCounts } from '../model/tokens';

interface Weighed {
  /** What it adds to the context. */
  readonly tokens: Partial<TokenCounts>;
}

/** Turns of `clientContent`: they interrupt whatever the setup says. */
export interface ContentTurn extends Weighed {
  readonly type: 'Content';
  readonly text: string;
  /** What else was said, before it. */
  readonly before: readonly Utterance[];
}

/** A realtime text: it counts as activity. */
export interface WrittenTurn extends Weighed {
  readonly type: 'Written';
  readonly text: string;
}

/** Speech, and what was written meanwhile. */
export interface SpokenTurn extends Weighed {
  readonly type: 'Spoken';
  readonly text: string;
  readonly ms: number;
}

/** What the user has said when it is the model's turn. */
export type UserTurn = ContentTurn | WrittenTurn | SpokenTurn;
