import { catchError, of, type Observable } from 'rxjs';
import type { EphemeralTokenError } from '../../lib/token/ephemeral-token-error';
import { EphemeralTokenFailure } from '../../lib/token/ephemeral-token-failure';
import type { FetchLike, FetchRequest, FetchResponse } from '../../lib/token/fetch-like';

/** A service that a spec answers by hand; only the newest question is answered. */
export interface ServiceByHand {
  readonly fetch: FetchLike;
  readonly asked: readonly { readonly url: string; readonly request: FetchRequest }[];
  readonly answer: (response: FetchResponse) => void;
  readonly fail: (error: unknown) => void;
}

export const serviceByHand = (): ServiceByHand => {
  const asked: { url: string; request: FetchRequest }[] = [];
  let [answer, fail]: readonly [ServiceByHand['answer'], ServiceByHand['fail']] = [() => undefined, () => undefined];
  return {
    fetch: (url, request) => {
      asked.push({ url, request });
      return new Promise<FetchResponse>((resolve, reject) => {
        [answer, fail] = [resolve, reject];
      });
    },
    asked,
    answer: (response) => {
      answer(response);
    },
    fail: (error) => {
      fail(error);
    },
  };
};

/** A service that never answers. */
export const silent: FetchLike = () => new Promise<never>(() => undefined);

/** A service that always answers the same. */
export const answering =
  (status: number, body: string): FetchLike =>
  () =>
    Promise.resolve(new Response(body, { status }));

/** A service that fails every question. */
export const failing =
  (error: unknown): FetchLike =>
  () =>
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- platforms may reject with anything
    Promise.reject(error);

export const TOKEN = 'auth_tokens/a-token';

/** The answer that holds a token. */
export const minted = (name = TOKEN): Response => new Response(JSON.stringify({ name }));

/** A body that a spec writes, and that tells whether somebody let go of it. */
export const bodyByHand = () => {
  const state = { cancelled: false };
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
    },
    cancel: () => {
      state.cancelled = true;
    },
  });
  return {
    stream,
    write: (text: string): void => controller?.enqueue(new TextEncoder().encode(text)),
    break: (error: unknown): void => controller?.error(error),
    end: (): void => controller?.close(),
    isCancelled: (): boolean => state.cancelled,
  };
};

/** Lets promises and streams do what they can do now. */
export const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

/** The values of a stream, and what it tells where it fails, as data. */
export const told = <T>(source$: Observable<T>): Observable<T | EphemeralTokenError> =>
  source$.pipe(
    catchError((failure: unknown) => {
      if (failure instanceof EphemeralTokenFailure) return of(failure.error);
      throw failure;
    }),
  );
