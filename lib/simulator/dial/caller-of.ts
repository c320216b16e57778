import type { IncomingMessage } from 'node:http';
import type { Caller } from './caller';
import { credentialOf } from './credential-of';
import { routeOf } from './route';

/** Who a request comes from; `undefined` where the service has nothing at its path. */
export const callerOf = ({ url = '/', headers }: IncomingMessage, accepts: (credential: string) => boolean): Caller | undefined => {
  // Not `new URL`: it takes what follows a double slash for a host.
  const [path = '', query = ''] = url.split('?', 2);
  const route = routeOf(path);
  if (route === undefined) return undefined;
  const apiKey = headers['x-goog-api-key'];
  const credential = credentialOf(route, {
    query: new URLSearchParams(query),
    apiKey: typeof apiKey === 'string' ? apiKey : undefined,
    authorization: headers.authorization,
  });
  const { backend, apiVersion } = route;
  if (credential === '') return { backend, apiVersion, credential: 'missing' };
  return { backend, apiVersion, credential: isAccepted(credential, accepts) ? 'accepted' : 'refused' };
};

const isAccepted = (credential: string, accepts: (credential: string) => boolean): boolean => {
  try {
    return accepts(credential);
  } catch {
    return false;
  }
};
