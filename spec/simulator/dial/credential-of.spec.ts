import { credentialOf } from '../../../lib/simulator/dial/credential-of';
import type { Carrier } from '../../../lib/simulator/dial/credential-of';
import type { Route } from '../../../lib/simulator/dial/route';

const KEY: Route = { backend: 'geminiApi', apiVersion: 'v1beta', isConstrained: false };
const TOKEN: Route = { ...KEY, isConstrained: true };
const VERTEX: Route = { backend: 'vertexAi', apiVersion: 'v1', isConstrained: false };

const carrier = (query: string, apiKey?: string, authorization?: string): Carrier => ({
  query: new URLSearchParams(query),
  apiKey,
  authorization,
});

describe('credentialOf', () => {
  it.each([
    ['a key in the query', KEY, carrier('key=secret')],
    ['a key in a header', KEY, carrier('', 'secret')],
    ['a token in the query', TOKEN, carrier('access_token=secret')],
    ['a token in a header', TOKEN, carrier('', undefined, 'Token secret')],
    ['an access token', VERTEX, carrier('', undefined, 'Bearer secret')],
    ['an access token with a careless scheme', VERTEX, carrier('', undefined, 'bearer  secret')],
    ['a key of the express mode', VERTEX, carrier('', 'secret')],
  ])('finds %s', (_what, route, from) => {
    expect(credentialOf(route, from)).toBe('secret');
  });

  it.each([
    ['nothing', KEY, carrier('')],
    ['an empty key', KEY, carrier('key=')],
    ['a token where a key belongs', KEY, carrier('access_token=secret', undefined, 'Token secret')],
    ['a key where a token belongs', TOKEN, carrier('key=secret', 'secret')],
    ['a key in the query of Vertex AI', VERTEX, carrier('key=secret')],
    ['the wrong scheme', VERTEX, carrier('', undefined, 'Token secret')],
  ])('does not take %s', (_what, route, from) => {
    expect(credentialOf(route, from)).toBe('');
  });
});
