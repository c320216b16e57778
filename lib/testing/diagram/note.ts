/** What a diagram has no room for, in words. */
export interface Note {
  readonly at: number;
  readonly column: number;
  readonly letter: string;
  readonly text: string;
}
