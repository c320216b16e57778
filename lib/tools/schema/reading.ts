import type { Either } from 'fp-ts/lib/Either.js';
import { isLeft, left, right } from 'fp-ts/lib/Either.js';
import type { ConfigProblem } from '../../errors/live-config-error';

/** What was read of a schema, or everything that cannot be said, each with its path. */
export type Reading<T> = Either<readonly ConfigProblem[], T>;

/** A schema that cannot be declared. */
export const cannot = (field: string, problem: string): Reading<never> => left([{ field, problem }]);

/** All that was read, or the problems of all. */
export const gather = <T>(readings: readonly Reading<T>[]): Reading<readonly T[]> => {
  const problems = readings.flatMap((each) => (isLeft(each) ? each.left : []));
  return problems.length > 0 ? left(problems) : right(readings.flatMap((each) => (isLeft(each) ? [] : [each.right])));
};
