import type { Drawn, Seen } from './lane';
import type { Span } from './parse-span';
import { verdict, type Failure } from './verdict';

/** From when to when something was there; `null`: to the end. */
export type SeenSpan = Pick<Span, 'from' | 'to'>;

/** What the beginning and the end are called. */
export type SpanWords = readonly [beginning: string, end: string];

const marksOf = (span: SeenSpan | undefined, [beginning, end]: SpanWords): readonly Omit<Seen, 'value'>[] =>
  span === undefined
    ? []
    : [
        { frame: span.from, letter: '^', name: beginning, kind: '^' },
        ...(span.to === null ? [] : [{ frame: span.to, letter: '!', name: end, kind: '!' }]),
      ];

/** Compares spans with drawn ones, the first with the first; one too many or too few is a failure as well. */
export const compareSpans = (
  titleOf: (index: number) => string,
  words: SpanWords,
  drawn: readonly Span[],
  seen: readonly SeenSpan[],
  length: number,
): readonly Failure[] =>
  Array.from({ length: Math.max(drawn.length, seen.length) }).flatMap((_, index) =>
    verdict(
      titleOf(index),
      marksOf(drawn[index], words).map((mark): Drawn => ({ ...mark, differ: () => [] })),
      marksOf(seen[index], words).map((mark): Seen => ({ ...mark, value: undefined })),
      length,
    ),
  );
