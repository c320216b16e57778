import type { Stage } from './stage';

const each = function* <I, O>(source: Iterable<I>, { push, end }: Stage<I, O>): Generator<O, void, undefined> {
  for (const input of source) yield* push(input);
  yield* end();
};

/** What is read while an async iterator is asked for its next value: one value after the other, whoever asks. */
const eachLater = <I, O>(source: AsyncIterator<I>, { push, end }: Stage<I, O>): AsyncIterator<O, undefined> => {
  let ready: Iterator<O> = [][Symbol.iterator]();
  let isOver = false;
  let last: Promise<unknown> = Promise.resolve();

  const pull = (): Promise<IteratorResult<O, undefined>> => {
    const next = ready.next();
    if (next.done !== true) return Promise.resolve({ done: false, value: next.value });
    if (isOver) return Promise.resolve({ done: true, value: undefined });
    return source.next().then((given) => {
      isOver = given.done === true;
      ready = (given.done === true ? end() : push(given.value))[Symbol.iterator]();
      return pull();
    });
  };
  const leave = (): Promise<unknown> => {
    isOver = true;
    ready = [][Symbol.iterator]();
    return Promise.resolve(source.return?.());
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const fail = (error: unknown): Promise<never> =>
    leave().then(() => {
      throw error;
    });

  return {
    next: () => inTurn(() => pull().catch(fail)),
    return: () => inTurn(() => leave().then(() => ({ done: true, value: undefined }))),
  };
};

const isSync = <I>(source: Iterable<I> | AsyncIterable<I>): source is Iterable<I> => Symbol.iterator in source;

/** An iterable through a stage: lazily, one input at a time. An `Iterable` gives an `Iterable`, and nothing of it waits for a promise. */
export function through<I, O>(source: Iterable<I>, stage: () => Stage<I, O>): Iterable<O>;
export function through<I, O>(source: AsyncIterable<I>, stage: () => Stage<I, O>): AsyncIterable<O>;
export function through<I, O>(source: Iterable<I> | AsyncIterable<I>, stage: () => Stage<I, O>): Iterable<O> | AsyncIterable<O>;
export function through<I, O>(source: Iterable<I> | AsyncIterable<I>, stage: () => Stage<I, O>): Iterable<O> | AsyncIterable<O> {
  return isSync(source)
    ? { [Symbol.iterator]: () => each(source, stage()) }
    : { [Symbol.asyncIterator]: () => eachLater(source[Symbol.asyncIterator](), stage()) };
}
