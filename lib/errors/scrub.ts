const CREDENTIALS: readonly RegExp[] = [
  /AIza[\w-]{10,}/g,
  /\bAQ\.[\w-]{10,}/g,
  /ya29\.[\w.-]+/g,
  /auth_tokens(?:\/|%2F)[\w.-]+/gi,
  // Long, or with a digit: "Token authentication failed" holds no token.
  /(?<=\b(?:Bearer|Token)\s)(?:(?=[\w.~+/=-]*\d)[\w.~+/=-]{8,}|[\w.~+/=-]{20,})/g,
  /(?<=[?&](?:key|access_token)=)[^&\s"']+/g,
];

/** The ways in which a text may spell a secret: plain, in a URL, in JSON. */
const spellings = (secret: string): readonly string[] => {
  const encoded = encodeURIComponent(secret);
  return [secret, encoded, encoded.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()), JSON.stringify(secret).slice(1, -1)];
};

/** So much of a secret is still one: an excerpt may have cut the rest off. */
const TELLING = 12;

const beginningOf = (secret: string): readonly string[] =>
  secret.length > TELLING ? [secret.slice(0, Math.max(TELLING, secret.length >> 1))] : [];

/** What is so short guards nothing, and may well be a part of another word. */
const SHORT = 6;

const patternOf = (word: string): string => {
  const literal = word.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
  return word.length < SHORT ? `(?<!\\w)${literal}(?!\\w)` : literal;
};

const takeOut = (text: string, words: readonly string[]): string =>
  words.length === 0 ? text : text.replace(new RegExp(words.map(patternOf).join('|'), 'g'), '[redacted]');

/**
 * Takes credentials out of a text that a person will read: the given secrets, as they are, as URLs and JSON spell them, and cut off; and whatever
 * looks like a Google API key, an access token or an ephemeral token.
 */
export const scrub = (text: string, secrets: readonly string[] = []): string => {
  const known = secrets.filter((secret) => secret.length > 0);
  // The longest first: where one secret begins another, nothing of the longer one may stay behind.
  const words = [...known.flatMap(spellings), ...known.flatMap(beginningOf)].sort((one, other) => other.length - one.length);
  const withoutKnown = takeOut(text, words);
  return CREDENTIALS.reduce((rest, pattern) => rest.replace(pattern, '[redacted]'), withoutKnown);
};

/** An error whose message holds no credential. */
export const scrubbed = <E extends { readonly message: string }>(error: E, secrets: readonly string[]): E => ({
  ...error,
  message: scrub(error.message, secrets),
});
