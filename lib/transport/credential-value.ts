import { defaultIfEmpty, defer, from, of, take, type Observable } from 'rxjs';
import type { Credential } from './endpoint';

/**
 * Cold. What a credential gives, whatever that is; then completes. A plain one comes at once, so that it takes no microtask. Errors as the function
 * of the credential throws or errors.
 */
export const credentialValue = (credential: Credential): Observable<unknown> =>
  defer(() => {
    const given = typeof credential === 'function' ? credential() : credential;
    return typeof given === 'string' || given === null || given === undefined
      ? of(given)
      : from(given).pipe(take(1), defaultIfEmpty(undefined));
  });
