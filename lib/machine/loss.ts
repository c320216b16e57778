import type { RetryAdvice } from '../errors/classify-close';
import type { LiveError } from '../errors/live-error';
import type { Blueprint } from './settings';
import type { Continuity } from './state';

/** A connection that is gone, or never was. */
export interface Loss {
  readonly error: LiveError;
  /** Whether another dial can help, as far as the rules of this library go. */
  readonly retry: RetryAdvice;
  /** The close, where there was one. */
  readonly close: { readonly code: number; readonly reason: string } | null;
  /** What the connection was tried with, where it was refused or has proved nothing. */
  readonly tried?: { readonly blueprint: Blueprint; readonly continuity: Continuity };
}
