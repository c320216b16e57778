import type { ConfigProblem } from '../errors/live-config-error';
import type { ValueRule } from './value-rule';

type Given = Readonly<Record<string, unknown>>;

/** The fields that are there and cannot be what they are. */
export const misfits = (given: Given, rules: Readonly<Record<string, ValueRule>>, prefix = ''): readonly ConfigProblem[] =>
  Object.entries(rules).flatMap(([key, { should, holds }]) =>
    given[key] === undefined || holds(given[key]) ? [] : [{ field: `${prefix}${key}`, problem: should }],
  );

/** The fields that nobody knows. */
export const strangers = (given: Given, known: readonly string[], prefix = ''): readonly ConfigProblem[] =>
  Object.keys(given)
    .filter((key) => !known.includes(key))
    .map((key) => ({ field: `${prefix}${key}`, problem: `is not known; there are ${known.join(', ')}` }));
