import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js';
import type { ConfigProblem } from '../errors/live-config-error';
import { attempt } from './attempt';
import { isLoopback } from './is-loopback';

const PROTOCOLS: ReadonlyMap<string, 'ws:' | 'wss:'> = new Map([
  ['http:', 'ws:'],
  ['https:', 'wss:'],
  ['ws:', 'ws:'],
  ['wss:', 'wss:'],
]);

/**
 * Reads the URL of a server, given as http, https, ws or wss, as the URL of a WebSocket.
 * The problem never quotes the URL, because it may hold a credential.
 */
export const socketUrl = (field: string, given: unknown): Either<ConfigProblem, URL> => {
  const bad = (problem: string) => left({ field, problem });
  const parsed = parse(given);
  if (isLeft(parsed)) return bad('must be a whole URL, such as "https://proxy.example"');
  const url = parsed.right;
  const protocol = PROTOCOLS.get(url.protocol);
  if (protocol === undefined) return bad(`must begin with https:, wss:, http: or ws:, not with ${url.protocol}`);
  if (url.username !== '' || url.password !== '') return bad('must not hold a user name or a password');
  if (url.hash !== '') return bad('must not hold a fragment (#)');
  if (protocol === 'ws:' && !isLoopback(url.hostname)) {
    return bad('must be wss: or https:, because everything would be sent unencrypted; ws: and http: are for localhost only');
  }
  url.protocol = protocol;
  return right(url);
};

const parse = (given: unknown): Either<unknown, URL> => (typeof given === 'string' ? attempt(() => new URL(given)) : left('not a string'));
