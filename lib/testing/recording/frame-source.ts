import { wordsOf } from '../../errors/words-of';
import type { RecordedFrame } from '../../recording/recorded-frame';

/** The next frame, the end, or why it cannot be read. */
export type Read = IteratorResult<RecordedFrame, unknown> | { readonly cause: string };

const failed = (error: unknown): Read => ({ cause: wordsOf(error) });

/** Lets go of a source that failed; what it says of that matters to nobody. */
const letGo = (leave: () => unknown): void => {
  try {
    void Promise.resolve(leave()).catch(() => undefined);
  } catch {
    return;
  }
};

/** A function that reads the next frame; it gives it at once where it need not be waited for. */
export const frameSource = (frames: Iterable<RecordedFrame> | AsyncIterable<RecordedFrame>): ((done: (read: Read) => void) => void) => {
  if (!(Symbol.iterator in frames)) {
    const later = frames[Symbol.asyncIterator]();
    return (done) =>
      void later.next().then(done, (error: unknown) => {
        letGo(() => later.return?.());
        done(failed(error));
      });
  }
  const iterator = frames[Symbol.iterator]();
  const next = (): Read => {
    try {
      return iterator.next();
    } catch (error) {
      letGo(() => iterator.return?.());
      return failed(error);
    }
  };
  return (done) => {
    done(next());
  };
};
