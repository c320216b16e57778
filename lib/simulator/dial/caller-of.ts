import type { Caller } from './caller';
import { credentialOf } from './credential-of';
import type { DialRequest } from './dial-request';
import { partsOf } from './dial-request';
import { isTokenName } from './token-name';
import { routeOf } from './route';

/** Whether a key or a token is good, by those who run the service. A throw counts as `false`. */
export type Accepts = (credential: string) => boolean;

/** Whether somebody's credential is taken. */
export const isAccepted = (credential: string, accepts: Accepts): boolean => {
  try {
    return accepts(credential);
  } catch {
    return false;
  }
};

/**
 * Who a request comes from; `undefined` where the service has nothing at its path. The tokens that a simulator issues are looked up when the setup
 * is there, and only the method for tokens takes them; all others, foreign tokens included, are good if `accepts` says so.
 */
export const callerOf = ({ url, headers }: DialRequest, accepts: Accepts): Caller | undefined => {
  const { path, query } = partsOf(url);
  const route = routeOf(path);
  if (route === undefined) return undefined;
  const credential = credentialOf(route, {
    query: new URLSearchParams(query),
    apiKey: headers['x-goog-api-key'],
    authorization: headers['authorization'],
  });
  const { backend, apiVersion } = route;
  if (credential === '') return { backend, apiVersion, credential: 'missing', token: null };
  if (isTokenName(credential))
    return route.isConstrained
      ? { backend, apiVersion, credential: 'accepted', token: credential }
      : { backend, apiVersion, credential: 'refused', token: null };
  return { backend, apiVersion, credential: isAccepted(credential, accepts) ? 'accepted' : 'refused', token: null };
};
