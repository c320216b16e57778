import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js';
import { credentialProblems } from '../transport/credential-problems';
import { describeFailure } from '../transport/describe-failure';
import { isObject } from '../wire/codec/fields';
import type { TokenRefused, TokenUnreadable } from './ephemeral-token-error';
import type { HttpAnswer } from './post';
import { refusalOf } from './refusal-of';

type Read = Either<TokenRefused | TokenUnreadable, string>;

const isSuccess = (httpStatus: number): boolean => httpStatus >= 200 && httpStatus < 300;

/** What stands in an answer that was agreed to may be a token, so nothing of it is quoted. */
const unreadable = (httpStatus: number, why: string): Read =>
  left({
    type: 'TokenUnreadable',
    message: `The answer of HTTP ${String(httpStatus)} holds no token: ${why}.`,
    advice: 'Check baseUrl: something else than the service may answer there.',
    httpStatus,
  });

const nameIn = (httpStatus: number, text: string): Read => {
  const trouble = (why: string): Read => unreadable(httpStatus, why);
  try {
    const answer: unknown = JSON.parse(text);
    const name = isObject(answer) ? answer['name'] : undefined;
    if (typeof name !== 'string' || name === '') return trouble('it is JSON without a name');
    return credentialProblems('name', name).length === 0 ? right(name) : trouble('the name in it is not that of a token');
  } catch {
    return trouble(text === '' ? 'it is empty' : 'it is not JSON');
  }
};

/** The name of the token in an answer, or why there is none; without the given secrets. */
export const readAnswer = ({ httpStatus, body }: HttpAnswer, secrets: readonly string[]): Read => {
  if (!isSuccess(httpStatus)) return left(refusalOf(httpStatus, isLeft(body) ? '' : body.right.text, secrets));
  if (isLeft(body)) return unreadable(httpStatus, `it could not be read (${describeFailure(body.left, secrets) ?? 'no reason was given'})`);
  return body.right.isWhole ? nameIn(httpStatus, body.right.text) : unreadable(httpStatus, 'it is longer than 64 KiB');
};
