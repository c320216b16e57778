/** A step of a stream that keeps something between its inputs: each input gives any number of outputs, and so does the end. */
export interface Stage<I, O> {
  readonly push: (input: I) => Iterable<O>;
  readonly end: () => Iterable<O>;
}
