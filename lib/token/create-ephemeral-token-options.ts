import type { SchedulerLike } from 'rxjs';
import type { Credential } from '../transport/endpoint';
import type { ModelCapabilities } from '../wire/model-capabilities';
import type { FetchLike } from './fetch-like';
import type { TokenLock } from './token-lock';

/** What `createEphemeralToken` needs; only the key has to be there. */
export interface CreateEphemeralTokenOptions {
  /** The API key, or a function that gets one and is asked anew for every token. */
  readonly apiKey: Credential;
  /**
   * How many new sessions may begin with the token; 0 is without a limit. Resuming a session uses nothing up.
   * @default 1
   */
  readonly uses?: number;
  /**
   * When the token ends altogether, sessions that run included: less than 20 hours ahead; a text is in RFC 3339.
   * @default 30 minutes ahead, by the clock of the service
   */
  readonly expireTime?: Date | string;
  /**
   * Until when new sessions may begin: less than 20 hours ahead and not later than `expireTime`; a text is in RFC 3339.
   * @default a minute ahead, by the clock of the service
   */
  readonly newSessionExpireTime?: Date | string;
  /** What the token says of the setup; left out, its user sets up what he likes, with any model. */
  readonly lock?: TokenLock;
  /**
   * Whether a lock whose setup its model is sure to refuse, as `checkSetup` finds it, is refused at once, or sent because you know better (`warn`).
   * @default 'refuse'
   */
  readonly setupCheck?: 'refuse' | 'warn';
  /** What the model of the lock accepts, where the built-in table is wrong or does not know it. */
  readonly capabilities?: Partial<ModelCapabilities>;
  /**
   * Where to ask instead of Google, such as a proxy: http, https, ws or wss, with or without a path prefix. Unencrypted to this machine only.
   * @default 'https://generativelanguage.googleapis.com'
   */
  readonly baseUrl?: string;
  /**
   * The version; sessions have to be opened with the same one.
   * @default 'v1beta'
   */
  readonly apiVersion?: string;
  /**
   * How long to wait for the key and the whole answer, in ms.
   * @default 10000
   */
  readonly timeoutMs?: number;
  /** The clock of the timeout and of the check of the times; `asyncScheduler` by default. */
  readonly scheduler?: SchedulerLike;
  /** Replaces the `fetch` of the platform, which is looked up when a token is asked for. */
  readonly fetch?: FetchLike;
}
