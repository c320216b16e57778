import type { Either } from 'fp-ts/lib/Either.js';
import { left, right } from 'fp-ts/lib/Either.js';
import { isObject } from '../wire/codec/fields';

/** Where a session can be resumed. */
export interface Resumption {
  readonly handle: string;
  /** When it was known, in ms. */
  readonly savedAt: number;
  /** The number of the turn that came next then. */
  readonly turn: number;
  /** The calls that were open then: a session that is resumed here knows no other. */
  readonly calls: readonly string[];
  /**
   * Whether it holds all that was said: what was said since would be lost on the way. One in doubt was refused too often for the next dial, and may
   * be good for another session.
   */
  readonly standing: 'current' | 'behind' | 'inDoubt';
}

/** What an app keeps to resume a session later: after a reload of the page, or in another process. Plain JSON; holds no credential. */
export interface ResumeToken {
  readonly handle: string;
  /** The model of the session; no other one can resume it. */
  readonly model: string;
  /** The service that gave the handle; no other one knows it. */
  readonly endpoint: string;
  /** When the handle was given, in ms of the session's scheduler: ms since 1970 on a real one. */
  readonly savedAt: number;
  /** The number of the turn that came next then; the resumed session counts on from it. */
  readonly turn: number;
}

const HOUR_MS = 3_600_000;

/** How long a service keeps a session that nobody is connected to, in ms: two hours on the Gemini API, a day on Vertex AI. */
const lifetimeOf = (endpoint: string): number => (endpoint.startsWith('geminiApi:') ? 2 * HOUR_MS : 24 * HOUR_MS);

/** Where a session is, and can be resumed. */
export interface Place {
  readonly endpoint: string;
  readonly model: string;
}

const isToken = (token: unknown): token is ResumeToken =>
  isObject(token) &&
  ['handle', 'model', 'endpoint'].every((key) => typeof token[key] === 'string' && token[key] !== '') &&
  ['savedAt', 'turn'].every((key) => Number.isFinite(token[key]));

/** What a token is good for at a place; or, in words, why it is good for nothing there. It may have been kept anywhere, so nothing of it is trusted. */
export const resumptionOf = (token: unknown, { endpoint, model }: Place, at: number): Either<string, Resumption> => {
  if (!isToken(token)) return left('it is not one');
  if (token.endpoint !== endpoint) return left('it is of another endpoint');
  if (token.model !== model) return left('it is of another model');
  if (at - token.savedAt > lifetimeOf(endpoint)) return left('it is too old');
  return right({ handle: token.handle, savedAt: token.savedAt, turn: Math.max(1, Math.floor(token.turn)), calls: [], standing: 'current' });
};

/** The token of a place where a session can be resumed. */
export const tokenOf = ({ handle, savedAt, turn }: Resumption, { endpoint, model }: Place): ResumeToken => ({
  handle,
  model,
  endpoint,
  savedAt,
  turn,
});
