import type { ConfigProblem } from '../errors/live-config-error';
import type { CredentialFailed } from '../errors/live-error';

/** What every error tells: what happened, and what to do about it. */
interface Told {
  readonly message: string;
  readonly advice?: string;
}

/** The times of the token cannot work now, though they may have worked when they were given. Nobody was asked. */
export interface TokenTimesWrong extends Told {
  readonly type: 'TokenTimesWrong';
  /** Each time that is wrong. */
  readonly problems: readonly ConfigProblem[];
}

/** No answer: the service could not be reached, the connection was cut, or this platform has no `fetch`. */
export interface TokenServiceUnreachable extends Told {
  readonly type: 'TokenServiceUnreachable';
}

/** The whole answer was not there in time. Whether a token was made is not known. */
export interface TokenTimeout extends Told {
  readonly type: 'TokenTimeout';
  /** How long was waited, in ms. */
  readonly timeoutMs: number;
}

/**
 * Why a token is refused: the key (`auth`), too many requests (`quota`), what was asked for (`badRequest`), where the request comes from (`location`),
 * nothing that makes tokens at that address (`address`), or a fault of the service (`server`). Only `quota` and `server` may pass by themselves.
 */
export type TokenRefusal = 'auth' | 'quota' | 'badRequest' | 'location' | 'address' | 'server';

/** The service answered, and not with a token. */
export interface TokenRefused extends Told {
  readonly type: 'TokenRefused';
  readonly kind: TokenRefusal;
  readonly httpStatus: number;
  /** Google's word for it, such as `PERMISSION_DENIED`, where the answer holds one. */
  readonly status?: string;
}

/** The service agreed, but there is no token in its answer, or the answer broke off or is too long to be one. */
export interface TokenUnreadable extends Told {
  readonly type: 'TokenUnreadable';
  readonly httpStatus: number;
}

/** Everything that can go wrong when a token is made: plain data, discriminated by `type`, free of credentials. */
export type EphemeralTokenError =
  CredentialFailed | TokenTimesWrong | TokenServiceUnreachable | TokenTimeout | TokenRefused | TokenUnreadable;
