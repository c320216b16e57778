import type { Observable } from 'rxjs';
import type { RetryAdvice } from '../errors/classify-close';
import type { LiveError } from '../errors/live-error';
import type { ReseedLimits } from '../machine/settings';

/** A connection that is gone, or could not be had, as it is put before `decide`. */
export interface ConnectionLoss {
  /** What happened. */
  readonly error: LiveError;
  /** What the rules of this library say: that of `classifyClose`, where there was a close. */
  readonly retry: RetryAdvice;
  /** Which attempt to get the connection back would come next, from 1. */
  readonly attempt: number;
}

/**
 * How a connection that is lost is replaced. The wait before the n-th attempt in a row is drawn between 0 and the smaller of `maxMs` and
 * `baseMs * 2 ** (n - 1)` ("full jitter"). The row ends with a connection that proves itself: by a message after `setupComplete` that is neither a
 * handle nor a `goAway`, or by 10 s. The last attempt in a row is made without what may be at fault: a change of the setup that no server has accepted
 * yet, and a resumption handle with which the server failed.
 *
 * @example
 * const reconnect: ReconnectOptions = {
 *   attempts: 8,
 *   decide: ({ error, retry }) => (error.type === 'ConnectionLost' && error.close.code === 1011 ? 'yes' : retry),
 * };
 */
export interface ReconnectOptions {
  /** How many attempts in a row; 5 by default. */
  readonly attempts?: number;
  /** How many attempts in the life of the session, all together; without a limit by default. */
  readonly total?: number;
  /** In ms; 500 by default. */
  readonly baseMs?: number;
  /** In ms; 30000 by default. */
  readonly maxMs?: number;
  /**
   * What is told again to a session that could not be resumed: at most so many turns (40) and so many bytes of text (32 KiB), the newest, as far as the
   * model takes a history. `false`: nothing, such a session begins without memory.
   */
  readonly reseed?: Partial<ReseedLimits> | false;
  /**
   * Whether to dial again, instead of the rules of this library: `never`, `yes`, `once` (unless an attempt failed already) or `fresh` (without the
   * resumption handle). Called once for each loss. Where it throws, that is an `Error` event and the rules decide.
   */
  readonly decide?: (loss: ConnectionLoss) => RetryAdvice;
  /**
   * Each emission cuts a wait short, though not more often than each `baseMs`, or second where that is less; the dial is made in the time of the wait, so
   * that it costs no attempt where it fails. In browsers, by default, that the network is back or that the page is seen again. Its error ends only
   * itself.
   */
  readonly wake$?: Observable<unknown>;
}
