import type { SchedulerLike } from 'rxjs';
import type { Credential } from '../transport/endpoint';
import type { EphemeralToken } from './ephemeral-token';
import type { FetchLike } from './fetch-like';
import type { TokenTimes } from './token-times';

/** What `createEphemeralToken` does at each subscription: its options, checked, with every default filled in. */
export interface TokenOrder {
  readonly apiKey: Credential;
  readonly url: string;
  /** The request, in JSON. */
  readonly body: string;
  readonly times: TokenTimes;
  /** All that is known of the token before it is there. */
  readonly terms: Omit<EphemeralToken, 'name'>;
  readonly timeoutMs: number;
  readonly scheduler: SchedulerLike;
  /** `undefined`: that of the platform. */
  readonly fetch: FetchLike | undefined;
}
