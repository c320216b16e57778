import { isLeft } from 'fp-ts/lib/Either.js';
import { catchError, defer, map, mergeMap, of, throwError, timeout, type Observable } from 'rxjs';
import type { ConfigProblem } from '../errors/live-config-error';
import { describeFailure } from '../transport/describe-failure';
import { isObject } from '../wire/codec/fields';
import { askForKey, keyFailure } from './ask-for-key';
import type { EphemeralToken } from './ephemeral-token';
import type { EphemeralTokenError } from './ephemeral-token-error';
import { EphemeralTokenFailure } from './ephemeral-token-failure';
import type { FetchLike } from './fetch-like';
import { post, type HttpAnswer } from './post';
import { readAnswer } from './read-answer';
import type { TokenOrder } from './token-order';
import { timeProblems } from './token-times';

const fail = (error: EphemeralTokenError): Observable<never> => throwError(() => new EphemeralTokenFailure(error));

const timesWrong = (problems: readonly ConfigProblem[]): EphemeralTokenError => ({
  type: 'TokenTimesWrong',
  message: `The times of the token cannot work: ${problems.map(({ field, problem }) => `${field} ${problem}`).join('; ')}.`,
  advice: 'Where tokens are made later than the options, make the options anew for each: defer(() => createEphemeralToken(…)).',
  problems,
});

const WITHOUT_FETCH: EphemeralTokenError = {
  type: 'TokenServiceUnreachable',
  message: 'This platform has no fetch.',
  advice: 'Pass one: createEphemeralToken({ fetch }).',
};

/** Node says that fetch failed, and why in the cause, or in the cause of that. */
const innermost = (thrown: unknown, depth = 0): unknown =>
  isObject(thrown) && isObject(thrown['cause']) && depth < 8 ? innermost(thrown['cause'], depth + 1) : thrown;

const unreachable = (thrown: unknown, key: string): EphemeralTokenError => ({
  type: 'TokenServiceUnreachable',
  message: `The service could not be reached: ${describeFailure(innermost(thrown), [key]) ?? 'no reason was given'}.`,
  advice: 'Check the network and baseUrl.',
});

const ask = (order: TokenOrder, key: string): Observable<HttpAnswer> => {
  const { fetch }: { readonly fetch?: FetchLike | undefined } = order.fetch === undefined ? globalThis : order;
  if (fetch === undefined) return fail(WITHOUT_FETCH);
  const headers = { 'content-type': 'application/json', 'x-goog-api-key': key };
  return post(fetch, order.url, { method: 'POST', headers, body: order.body, redirect: 'manual' }).pipe(
    catchError((thrown: unknown) => fail(unreachable(thrown, key))),
  );
};

/** Cold. Does once what was ordered, in the time that there is for it; the deadline holds for the key and the answer together. */
export const orderToken = (order: TokenOrder): Observable<EphemeralToken> =>
  defer(() => {
    const { apiKey, scheduler, terms, times, timeoutMs } = order;
    const problems = timeProblems(times, scheduler.now());
    if (problems.length > 0) return fail(timesWrong(problems));
    const first = new Date(scheduler.now() + timeoutMs);
    const within = `within ${String(timeoutMs)} ms`;
    const noKey = keyFailure(`The API key did not come ${within}.`, 'Check the function that gets it.');
    const noAnswer: EphemeralTokenError = {
      type: 'TokenTimeout',
      message: `The service did not answer ${within}.`,
      advice: 'Ask again: a token that nobody heard of ends by itself.',
      timeoutMs,
    };
    return askForKey(apiKey).pipe(
      timeout({ first, scheduler, with: () => throwError(() => noKey) }),
      mergeMap((key) =>
        ask(order, key).pipe(
          timeout({ first, scheduler, with: () => fail(noAnswer) }),
          map((answer) => readAnswer(answer, [key])),
        ),
      ),
      mergeMap((name) => (isLeft(name) ? fail(name.left) : of({ name: name.right, ...terms }))),
    );
  });
