/** The turn that is going on or comes next. */
export interface TurnRecord {
  /** From 1, counting on over connections. */
  readonly number: number;
  /** The model's text so far. */
  readonly text: string;
  /**
   * `fresh`: nothing came and nothing is owed. `owed`: the model should go on, but nothing came yet. `going`: something came. `cut`: it was
   * interrupted. `withheld`: it was interrupted by the app while the model spoke, and what still comes of it is not told. `waived`: the same, but
   * while nothing was being said.
   */
  readonly progress: 'fresh' | 'owed' | 'going' | 'cut' | 'withheld' | 'waived';
  /**
   * How sure it is that the model owes it, or owed it before it began. `guessed`: somebody was heard to speak, which the model may have nothing to say to.
   * `announced`: the model said that it will go on by itself, in its own time. `certain`: it was asked in so many words.
   */
  readonly debt: 'none' | 'guessed' | 'announced' | 'certain';
  /** Whether the user asked for another reply while this one was going on, or is only guessed to have. */
  readonly next: 'free' | 'guessed' | 'owed';
  /** Whether the model has generated all of it. */
  readonly generation: 'open' | 'complete';
  /** What came of it; calls or captions where there was nothing else. */
  readonly came: 'nothing' | 'calls' | 'captions' | 'content';
  /** How its calls were answered: not, only such that the model keeps silent about it, or such that it has something to say. */
  readonly results: 'none' | 'silent' | 'spoken';
  /** When the turn before it ended, in ms, unless the user was found to speak since: what is heard then may have been said before. */
  readonly calmSince: number | null;
  /** How often a connection that is doubted was asked for it in vain, and when the last time was, in ms. */
  readonly unanswered: { readonly requests: number; readonly at: number };
}

/** A connection that was asked for nothing. */
export const NOTHING_ASKED: TurnRecord['unanswered'] = { requests: 0, at: -Infinity };

/** The turn of a session in which nothing was said yet. */
export const FIRST_TURN: TurnRecord = {
  number: 1,
  text: '',
  progress: 'fresh',
  debt: 'none',
  next: 'free',
  generation: 'open',
  came: 'nothing',
  results: 'none',
  calmSince: null,
  unanswered: NOTHING_ASKED,
};

/** The turn after one that is over. */
export const turnAfter = ({ number }: TurnRecord, debt: TurnRecord['debt'], calmSince: number | null): TurnRecord => ({
  ...FIRST_TURN,
  number: number + 1,
  progress: debt === 'none' ? 'fresh' : 'owed',
  debt,
  calmSince,
});

/** Whether nothing of it was told, so that it needs no end. */
export const isUntouched = ({ progress, came }: TurnRecord): boolean => (progress === 'fresh' || progress === 'owed') && came === 'nothing';
