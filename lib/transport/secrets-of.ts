import type { TransportRequest } from './transport';

/** Always secret, however short. */
const CREDENTIAL_NAMES: readonly string[] = ['x-goog-api-key', 'authorization', 'cookie', 'key', 'access_token', 'token'];

/** Shorter values of other headers and parameters are words like `blue`, and taking those out would only garble the text. */
const MIN_SECRET_LENGTH = 8;

/** Everything in a request that must not appear in a text for people: what its headers and its query hold. */
export const secretsOf = ({ url, headers }: TransportRequest): readonly string[] =>
  [...Object.entries(headers), ...new URLSearchParams(/\?([^#]*)/.exec(url)?.[1] ?? '')]
    .filter(([name, value]) => CREDENTIAL_NAMES.includes(name.toLowerCase()) || value.length >= MIN_SECRET_LENGTH)
    .flatMap(([, value]) => [value, withoutScheme(value)])
    .filter((secret) => secret !== '');

/** `Bearer abc` is secret as a whole, and so is `abc`. */
const withoutScheme = (value: string): string => value.replace(/^\S+\s+/, '');
