/** The body of an answer: so much of a `ReadableStream` of bytes as is read here. */
export interface FetchBody {
  readonly getReader: () => {
    readonly read: () => PromiseLike<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    readonly cancel: () => PromiseLike<unknown>;
  };
  readonly cancel: () => PromiseLike<unknown>;
}

/** So much of a `Response` as is read here. */
export interface FetchResponse {
  readonly status: number;
  readonly body: FetchBody | null;
}

/** What is asked with. */
export interface FetchRequest {
  readonly method: 'POST';
  readonly headers: Record<string, string>;
  readonly body: string;
  /** A redirect is not followed: it would take the key to another host. */
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

/** So much of the standard `fetch` as is used here; the `fetch` of every platform is one. */
export type FetchLike = (url: string, request: FetchRequest) => PromiseLike<FetchResponse>;
