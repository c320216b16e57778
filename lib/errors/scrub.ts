const CREDENTIALS: readonly RegExp[] = [
  /AIza[\w-]{10,}/g,
  /\bAQ\.[\w-]{10,}/g,
  /ya29\.[\w.-]+/g,
  /auth_tokens\/[\w.-]+/g,
  // Long, or with a digit: "Token authentication failed" holds no token.
  /(?<=\b(?:Bearer|Token)\s)(?:(?=[\w.~+/=-]*\d)[\w.~+/=-]{8,}|[\w.~+/=-]{20,})/g,
  /(?<=[?&](?:key|access_token)=)[^&\s"']+/g,
];

/**
 * Takes credentials out of a text that a person will read: the given secrets, in plain and in URL-encoded form, and whatever looks like a
 * Google API key, an access token or an ephemeral token.
 */
export const scrub = (text: string, secrets: readonly string[] = []): string => {
  const spelled = secrets.filter((secret) => secret.length > 0).flatMap((secret) => [secret, encodeURIComponent(secret)]);
  // The longest first: where one secret begins another, nothing of the longer one may stay behind.
  const known = spelled.sort((one, other) => other.length - one.length);
  const withoutKnown = known.reduce((rest, secret) => rest.split(secret).join('[redacted]'), text);
  return CREDENTIALS.reduce((rest, pattern) => rest.replace(pattern, '[redacted]'), withoutKnown);
};
