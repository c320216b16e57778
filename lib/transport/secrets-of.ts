import type { TransportRequest } from './transport';

/** Always secret, however short. */
const CREDENTIAL_NAMES: readonly string[] = ['x-goog-api-key', 'authorization', 'cookie', 'key', 'access_token', 'token'];

/** Shorter values of other headers and parameters are words like `blue`, and taking those out would only garble the text. */
const MIN_SECRET_LENGTH = 8;

/** A text may quote the query as it was written, or what it stands for. */
const spellingsIn = (url: string): readonly (readonly [name: string, value: string, written: string])[] =>
  (/\?([^#]*)/.exec(url)?.[1] ?? '')
    .split('&')
    .flatMap((pair) => [...new URLSearchParams(pair)].map(([name, value]) => [name, value, /=(.*)/s.exec(pair)?.[1] ?? ''] as const));

/** Everything in a request that must not appear in a text for people: what its headers and its query hold. */
export const secretsOf = ({ url, headers }: TransportRequest): readonly string[] => {
  const found = [...Object.entries(headers).map(([name, value]) => [name, value, value] as const), ...spellingsIn(url)]
    .filter(([name, value]) => CREDENTIAL_NAMES.includes(name.toLowerCase()) || value.length >= MIN_SECRET_LENGTH)
    .flatMap(([, value, written]) => [value, withoutScheme(value), written])
    .filter((secret) => secret !== '');
  return [...new Set(found)];
};

/** `Bearer abc` is secret as a whole, and so is `abc`. */
const withoutScheme = (value: string): string => value.replace(/^\S+\s+/, '');
