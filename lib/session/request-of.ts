import type { Either } from 'fp-ts/lib/Either.js';
import { left, right, tryCatch } from 'fp-ts/lib/Either.js';
import type { Observable } from 'rxjs';
import { catchError, map, of } from 'rxjs';
import type { RetryAdvice } from '../errors/classify-close';
import type { CredentialFailed } from '../errors/live-error';
import { wordsOf } from '../errors/words-of';
import { credentialProblems } from '../transport/credential-problems';
import { credentialValue } from '../transport/credential-value';
import type { Access } from '../transport/endpoint';
import { secretsOf } from '../transport/secrets-of';
import type { TransportRequest } from '../transport/transport';

/** A request that is ready to be dialled, and the secrets in it that no text may show. */
export interface Dialable {
  readonly request: TransportRequest;
  readonly secrets: readonly string[];
}

/** Why there is nothing to dial with, and whether there may be the next time. */
export interface NoRequest {
  readonly error: CredentialFailed;
  readonly retry: RetryAdvice;
}

const HOW = 'Check the function that gets it: where it fetches, an answer that is not ok holds no credential.';

const failed = (message: string, advice: string, retry: RetryAdvice): Either<NoRequest, Dialable> =>
  left({ error: { type: 'CredentialFailed', message, advice }, retry });

const dialable = (request: TransportRequest, ...secrets: readonly string[]): Dialable => ({
  request,
  secrets: [...secrets, ...secretsOf(request)],
});

const useSecret = (secret: string, request: (secret: string) => TransportRequest): Either<NoRequest, Dialable> =>
  tryCatch(
    () => dialable(request(secret), secret),
    (error) => ({
      error: { type: 'CredentialFailed', message: `The credential could not be used: ${wordsOf(error, [secret])}.` },
      retry: 'never',
    }),
  );

/** What a function gave for a credential; it is held to the same as a plain one, which is checked before anything is dialled. */
const useGiven = (given: unknown, request: (secret: string) => TransportRequest): Either<NoRequest, Dialable> => {
  if (given === undefined || given === null || given === '')
    return failed('The credential is empty.', 'Give the endpoint an API key or a token, or a function that gets one.', 'never');
  if (typeof given !== 'string') return failed(`The credential is no text but of the type ${typeof given}.`, HOW, 'never');
  const [problem] = credentialProblems('credential', given);
  return problem === undefined ? useSecret(given, request) : failed(`The credential cannot be used: it ${problem.problem}.`, HOW, 'never');
};

/** Cold. Asks for the credential and emits the request of one dial, or why there is none; then completes. Never errors. */
export const requestOf = (access: Access): Observable<Either<NoRequest, Dialable>> => {
  if (access.type === 'open') return of(right(dialable(access.request)));
  return credentialValue(access.credential).pipe(
    map((given) => useGiven(given, access.request)),
    catchError((error: unknown) =>
      // It may have been the network, which may come back.
      of(failed(`The credential could not be had: ${wordsOf(error)}.`, 'Check the credential function of the endpoint.', 'yes')),
    ),
  );
};
