import type { Route } from './route';

/** Where a request may carry a credential. */
export interface Carrier {
  readonly query: URLSearchParams;
  readonly apiKey: string | undefined;
  readonly authorization: string | undefined;
}

const afterScheme = (scheme: string, authorization = ''): string =>
  authorization.toLowerCase().startsWith(`${scheme} `) ? authorization.slice(scheme.length + 1).trim() : '';

/** The credential of a request, of the kind that the method takes; empty where there is none. */
export const credentialOf = ({ backend, isConstrained }: Route, { query, apiKey = '', authorization }: Carrier): string => {
  if (backend === 'vertexAi') return afterScheme('bearer', authorization) || apiKey;
  if (isConstrained) return (query.get('access_token') ?? '') || afterScheme('token', authorization);
  return (query.get('key') ?? '') || apiKey;
};
