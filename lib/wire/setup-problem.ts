/** Something in a setup that the service refuses, or that is legal and hurts. */
export interface SetupProblem {
  /** Where: `model`, or a path such as `setup.tools[0].functionDeclarations[1].behavior`. */
  readonly field: string;
  /** What is wrong. */
  readonly problem: string;
  /** What to do. */
  readonly fix: string;
}
