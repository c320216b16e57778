/** One field of a config, or of the options of a function, that cannot work. */
export interface ConfigProblem {
  /** The path of the field: `endpoint.apiKey`, `timeouts.setup`. */
  readonly field: string;
  /** What is wrong with it, and what it should be. Never holds the value of a credential. */
  readonly problem: string;
}

/**
 * Thrown at once by `liveSession`, `liveEvents`, `createEphemeralToken`, `checkSetup`, `voiceSetup` and the endpoint functions for a config that cannot work;
 * it names every bad field.
 *
 * @example
 * try {
 *   vertexAi({ project: '', location: 'us-central1', accessToken: 'a-token' });
 * } catch (error) {
 *   if (error instanceof LiveConfigError) console.error(error.problems);
 * }
 */
export class LiveConfigError extends Error {
  override readonly name = 'LiveConfigError';
  /** Every field that is wrong. */
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(`The config cannot work: ${problems.map(({ field, problem }) => `${field}: ${problem}`).join('; ')}`);
    this.problems = problems;
  }
}
