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
  /** Whether the user asked for another reply while this one was going on. */
  readonly next: 'free' | 'owed';
  /** Whether the model has generated all of it. */
  readonly generation: 'open' | 'complete';
}

/** The turn of a session in which nothing was said yet. */
export const FIRST_TURN: TurnRecord = { number: 1, text: '', progress: 'fresh', next: 'free', generation: 'open' };

/** The turn after one that is over. */
export const turnAfter = ({ number }: TurnRecord, progress: 'fresh' | 'owed'): TurnRecord => ({
  ...FIRST_TURN,
  number: number + 1,
  progress,
});
