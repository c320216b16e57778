import { left, right, type Either } from 'fp-ts/lib/Either.js';
import { catchError, defer, finalize, map, mergeMap, Observable, of, tap } from 'rxjs';
import type { FetchLike, FetchRequest, FetchResponse } from './fetch-like';
import { letGo, readBody, type BodyText } from './read-body';

/** An answer over HTTP. */
export interface HttpAnswer {
  readonly httpStatus: number;
  /** To the left is what was thrown where it could not be read to its end. */
  readonly body: Either<unknown, BodyText>;
}

/** An answer that comes when nobody waits for it any more would hold its connection. */
const responseOf = (ask: () => PromiseLike<FetchResponse>): Observable<FetchResponse> =>
  new Observable((subscriber) => {
    ask().then(
      (response) => {
        if (subscriber.closed && response.body !== null) letGo(response.body);
        subscriber.next(response);
        subscriber.complete();
      },
      (error: unknown) => subscriber.error(error),
    );
  });

const answerOf = ({ status, body }: FetchResponse): Observable<HttpAnswer> =>
  readBody(body).pipe(
    map((text): HttpAnswer['body'] => right(text)),
    catchError((error: unknown) => of(left(error))),
    map((read) => ({ httpStatus: status, body: read })),
  );

/** Cold. Asks once and emits the answer when all of it is there; then completes. Errors as `fetch` does. Unsubscribing aborts. */
export const post = (fetch: FetchLike, url: string, request: Omit<FetchRequest, 'signal'>): Observable<HttpAnswer> =>
  defer(() => {
    const controller = new AbortController();
    let isOver = false;
    return responseOf(() => fetch(url, { ...request, signal: controller.signal })).pipe(
      mergeMap(answerOf),
      tap({ complete: () => (isOver = true) }),
      finalize(() => {
        if (!isOver) controller.abort();
      }),
    );
  });
