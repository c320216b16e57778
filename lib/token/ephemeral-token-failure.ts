import type { EphemeralTokenError } from './ephemeral-token-error';

/**
 * The error notification of `createEphemeralToken`.
 *
 * @example
 * createEphemeralToken({ apiKey: process.env.GEMINI_API_KEY }).subscribe({
 *   error: (failure: unknown) => {
 *     if (failure instanceof EphemeralTokenFailure) console.error(failure.error.type, failure.message);
 *   },
 * });
 */
export class EphemeralTokenFailure extends Error {
  override readonly name = 'EphemeralTokenFailure';
  /** What happened, as data. */
  readonly error: EphemeralTokenError;

  constructor(error: EphemeralTokenError) {
    super(error.advice === undefined ? error.message : `${error.message} ${error.advice}`);
    this.error = error;
  }
}
