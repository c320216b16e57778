import type { LiveError } from './live-error';

/**
 * The error notification of those few streams that fail: `ready()` and whatever passes `throwOnFailure()`.
 *
 * @example
 * session.ready().subscribe({
 *   error: (failure: unknown) => {
 *     if (failure instanceof LiveFailure) console.error(failure.error.type, failure.message);
 *   },
 * });
 */
export class LiveFailure extends Error {
  override readonly name = 'LiveFailure';
  /** What happened, as data. */
  readonly error: LiveError;

  constructor(error: LiveError) {
    super(error.advice === undefined ? error.message : `${error.message} ${error.advice}`);
    this.error = error;
  }
}
