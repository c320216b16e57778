import { scrub } from '../errors/scrub';

const UNTRUSTED = 'the certificate is not trusted: tell Node the root certificate of your proxy or test server in NODE_EXTRA_CA_CERTS';

const MEANINGS: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'nothing listens at that address and port'],
  ['ECONNRESET', 'the other side cut the connection'],
  ['EPIPE', 'the other side cut the connection'],
  ['ENOTFOUND', 'the host name is unknown'],
  ['EAI_AGAIN', 'the name server does not answer: check the network'],
  ['ETIMEDOUT', 'the host does not answer'],
  ['EHOSTUNREACH', 'no way leads to that host: check the network'],
  ['ENETUNREACH', 'no way leads to that host: check the network'],
  ['EPROTO', 'the other side does not speak TLS'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'the certificate belongs to another host'],
  ['CERT_HAS_EXPIRED', 'the certificate of the host has expired'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', UNTRUSTED],
  ['SELF_SIGNED_CERT_IN_CHAIN', UNTRUSTED],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', UNTRUSTED],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', UNTRUSTED],
]);

const MAX_LENGTH = 300;

interface Failure {
  readonly message?: unknown;
  readonly code?: unknown;
  readonly errors?: unknown;
}

/**
 * What a platform says of a failure, in words and without credentials: of whatever was thrown, or of the error in an event. `undefined` where
 * it says nothing, as browsers do on purpose.
 */
export const describeFailure = (failure: unknown, secrets: readonly string[] = []): string | undefined => {
  const line = scrub(wordsOf(failure), secrets).replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : line.slice(0, MAX_LENGTH);
};

const wordsOf = (failure: unknown): string => {
  if (typeof failure === 'string') return failure;
  if (typeof failure !== 'object' || failure === null) return '';
  const { message, code, errors }: Failure = failure;
  // Node tries each address of a host, and then reports the list of failures without a message of its own.
  if (Array.isArray(errors) && errors.length > 0 && !message) return [...new Set(errors.map(wordsOf))].join(', ');
  const said = typeof message === 'string' && message !== '' ? message : typeof code === 'string' ? code : '';
  const meaning = typeof code === 'string' ? MEANINGS.get(code) : undefined;
  return meaning === undefined ? said : `${said} (${meaning})`;
};
