import { defer, EMPTY, expand, finalize, map, of, scan, takeLast, takeWhile, type Observable } from 'rxjs';
import { attempt } from '../transport/attempt';
import type { FetchBody } from './fetch-like';

/** The text of a body, so far as it was read. */
export interface BodyText {
  readonly text: string;
  /** `false` where there is more than was read. */
  readonly isWhole: boolean;
}

/** Many times what a token or an error is. */
const MOST_BYTES = 64 * 1024;

const NOTHING = new Uint8Array();

/** Lets go of what is not read any more. Where that fails, it is gone already. */
export const letGo = (stream: { readonly cancel: () => PromiseLike<unknown> }): void =>
  void attempt(() => stream.cancel().then(undefined, () => undefined));

/** Cold. Reads a body, but never more than 64 KiB of it, and emits its text; then completes. Errors as the body does. What is left unread is cancelled. */
export const readBody = (body: FetchBody | null): Observable<BodyText> => {
  if (body === null) return of({ text: '', isWhole: true });
  return defer(() => {
    const reader = body.getReader();
    const held = new Uint8Array(MOST_BYTES);
    return defer(() => reader.read()).pipe(
      expand(({ done }) => (done ? EMPTY : reader.read())),
      scan((length, { value = NOTHING }) => {
        held.set(value.subarray(0, Math.max(0, MOST_BYTES - length)), Math.min(length, MOST_BYTES));
        return length + value.byteLength;
      }, 0),
      takeWhile((length) => length <= MOST_BYTES, true),
      takeLast(1),
      map((length) => ({ text: new TextDecoder().decode(held.subarray(0, length)), isWhole: length <= MOST_BYTES })),
      finalize(() => letGo(reader)),
    );
  });
};
