import type { RetryAdvice } from '../errors/classify-close';
import type { LiveError } from '../errors/live-error';

/** A connection that is gone, or never was. */
export interface Loss {
  readonly error: LiveError;
  /** Whether another dial can help, as far as the rules of this library go. */
  readonly retry: RetryAdvice;
  /** The close, where there was one. */
  readonly close: { readonly code: number; readonly reason: string } | null;
}
