import type { Either } from 'fp-ts/lib/Either.js';
import { left, right, tryCatch } from 'fp-ts/lib/Either.js';
import type { Observable } from 'rxjs';
import { catchError, defaultIfEmpty, defer, from, map, of, take } from 'rxjs';
import type { CredentialFailed } from '../errors/live-error';
import { wordsOf } from '../errors/words-of';
import type { Access, Credential } from '../transport/endpoint';
import { secretsOf } from '../transport/secrets-of';
import type { TransportRequest } from '../transport/transport';

/** A request that is ready to be dialled, and the secrets in it that no text may show. */
export interface Dialable {
  readonly request: TransportRequest;
  readonly secrets: readonly string[];
}

const failed = (message: string, advice: string): Either<CredentialFailed, Dialable> => left({ type: 'CredentialFailed', message, advice });

const dialable = (request: TransportRequest, ...secrets: readonly string[]): Dialable => ({
  request,
  secrets: [...secrets, ...secretsOf(request)],
});

const useSecret = (secret: string, request: (secret: string) => TransportRequest): Either<CredentialFailed, Dialable> =>
  tryCatch(
    () => dialable(request(secret), secret),
    (error) => ({ type: 'CredentialFailed', message: `The credential could not be used: ${wordsOf(error, [secret])}.` }),
  );

/** The value of a credential: at once where it is plain, so that such a dial takes no microtask. */
const valueOf = (credential: Credential): Observable<unknown> => {
  const given = typeof credential === 'function' ? credential() : credential;
  return typeof given === 'string' || given === null || given === undefined
    ? of(given)
    : from(given).pipe(take(1), defaultIfEmpty(undefined));
};

/** Cold. Asks for the credential and emits the request of one dial, or why there is none; then completes. Never errors. */
export const requestOf = (access: Access): Observable<Either<CredentialFailed, Dialable>> => {
  if (access.type === 'open') return of(right(dialable(access.request)));
  return defer(() => valueOf(access.credential)).pipe(
    map((secret) =>
      typeof secret === 'string' && secret !== ''
        ? useSecret(secret, access.request)
        : failed('The credential is empty.', 'Give the endpoint an API key or a token, or a function that gets one.'),
    ),
    catchError((error: unknown) =>
      of(failed(`The credential could not be had: ${wordsOf(error)}.`, 'Check the credential function of the endpoint.')),
    ),
  );
};
