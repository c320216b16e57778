import { catchError, mergeMap, of, throwError, type Observable } from 'rxjs';
import { wordsOf } from '../errors/words-of';
import { credentialProblems } from '../transport/credential-problems';
import { credentialValue } from '../transport/credential-value';
import type { Credential } from '../transport/endpoint';
import { EphemeralTokenFailure } from './ephemeral-token-failure';

/** The failure of a key that is not there or cannot be used. */
export const keyFailure = (message: string, advice: string): EphemeralTokenFailure =>
  new EphemeralTokenFailure({ type: 'CredentialFailed', message, advice });

const HOW = 'Give createEphemeralToken an API key, or a function that gets one.';

const usable = (key: unknown): Observable<string> => {
  if (typeof key !== 'string' || key === '') return throwError(() => keyFailure('The API key is empty.', HOW));
  const [problem] = credentialProblems('apiKey', key);
  return problem === undefined ? of(key) : throwError(() => keyFailure(`The API key cannot be used: it ${problem.problem}.`, HOW));
};

/** Cold. Emits the API key, then completes; errors with `CredentialFailed` where there is none. */
export const askForKey = (apiKey: Credential): Observable<string> =>
  credentialValue(apiKey).pipe(
    catchError((error: unknown) =>
      throwError(() => keyFailure(`The API key could not be had: ${wordsOf(error)}.`, 'Check the function that gets it.')),
    ),
    mergeMap(usable),
  );
