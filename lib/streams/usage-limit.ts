import type { UsageMetadata } from '../wire/usage-metadata';
import type { Prices } from './prices';

/** The most that a session may spend: at least one of these, each finite and at least 0. */
export interface UsageLimit {
  readonly totalTokenCount?: number;
  readonly promptTokenCount?: number;
  readonly responseTokenCount?: number;
  /** `most` in the currency of the prices. */
  readonly cost?: { readonly most: number; readonly prices: Prices };
}

/** More was spent than a limit allows. */
export interface UsageLimitReached {
  /** The limit that was passed; the first of them, in the order of `UsageLimit`, where it was more than one. */
  readonly limit: 'totalTokenCount' | 'promptTokenCount' | 'responseTokenCount' | 'cost';
  readonly most: number;
  /** More than `most`: tokens, or money where `limit` is `cost`. */
  readonly spent: number;
  /** The sum of what was used. */
  readonly usage: UsageMetadata;
}
