import { of } from 'rxjs';
import { customEndpoint, ephemeralToken, geminiApi, vertexAi, type Credential, type Endpoint } from '../../lib';

/** A secret as it may look: characters that a URL must escape, and nothing that would give it away. */
export const SECRET = 's3cret/k+y=Zm9vYmFyYmF6';

/** Secrets that can be known by their looks alone, as nothing else tells of them before a credential is there. */
export const LOOKS = {
  geminiApi: `AIza${'Sy7-x_'.repeat(6)}`,
  ephemeralToken: `auth_tokens/${'a7c0ffee'.repeat(4)}`,
  vertexAi: `ya29.${'a0Af-x_'.repeat(6)}`,
} as const;

/** An endpoint of one kind at an address, with a credential. */
export type MakeEndpoint = (credential: Credential, baseUrl: string) => Endpoint;

/** The kinds of endpoints that ask for a credential. */
export const kinds: Readonly<Record<keyof typeof LOOKS, MakeEndpoint>> = {
  geminiApi: (apiKey, baseUrl) => geminiApi({ apiKey, baseUrl }),
  ephemeralToken: (token, baseUrl) => ephemeralToken({ token, baseUrl }),
  vertexAi: (accessToken, baseUrl) => vertexAi({ project: 'my-project', location: 'us-central1', accessToken, baseUrl }),
};

const credentials: Readonly<Record<string, (secret: string) => Credential>> = {
  'a string': (secret) => secret,
  'a function': (secret) => () => secret,
  'a promise': (secret) => () => Promise.resolve(secret),
  'an observable': (secret) => () => of(secret),
};

/** One way to give a session a secret. */
export interface Way {
  readonly name: string;
  readonly endpoint: (secret: string, baseUrl: string) => Endpoint;
}

/** Every kind of endpoint with every kind of credential, and headers and queries of the app's own. */
export const ways: readonly Way[] = [
  ...Object.entries(kinds).flatMap(([kind, make]) =>
    Object.entries(credentials).map(([given, credential]): Way => ({
      name: `${kind} with ${given}`,
      endpoint: (secret, baseUrl) => make(credential(secret), baseUrl),
    })),
  ),
  {
    name: 'customEndpoint with an Authorization header',
    endpoint: (secret, url) => customEndpoint({ url, headers: { Authorization: `Bearer ${secret}` } }),
  },
  {
    name: 'customEndpoint with a header of its own',
    endpoint: (secret, url) => customEndpoint({ url, headers: { 'x-relay-pass': secret } }),
  },
  {
    name: 'customEndpoint with a query',
    endpoint: (secret, url) => customEndpoint({ url: `${url}?token=${encodeURIComponent(secret)}` }),
  },
];
