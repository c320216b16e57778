/** Something that a diagram expects. */
export interface Drawn {
  readonly frame: number;
  readonly letter: string;
  /** What it means, for the reader; empty where the letter says it all. */
  readonly name: string;
  /** The kind of thing that fits; `null`: any. */
  readonly kind: string | null;
  /** How a value differs from what is expected, a line a difference. */
  readonly differ: (value: unknown) => readonly string[];
}

/** Something that happened. */
export interface Seen {
  readonly frame: number;
  readonly letter: string;
  readonly name: string;
  readonly kind: string;
  readonly value: unknown;
}

/** What was drawn for one frame, and what happened in it. */
export interface FrameOfLane {
  readonly frame: number;
  readonly pairs: readonly Pair[];
  readonly missing: readonly Drawn[];
  readonly surplus: readonly Seen[];
  /** The letters of what happened, in order; of what fits as it is drawn. */
  readonly drawnLetters: readonly string[];
  readonly seenLetters: readonly string[];
}

/** What was drawn and what stands in its place. */
export interface Pair {
  readonly drawn: Drawn;
  readonly seen: Seen;
  /** How the value differs, a line a difference. */
  readonly lines: readonly string[];
}
