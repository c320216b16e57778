import type { ConfigProblem } from '../../errors/live-config-error';
import { isObject } from '../../wire/codec/fields';
import { excerpt } from '../../wire/excerpt';
import { nearest } from '../../errors/nearest';

/** What is wrong with a value, and in which field; nothing where it is right. */
export type Check = (value: unknown, field: string) => readonly ConfigProblem[];

/** A value that has to be something, in words. */
export const should =
  (expected: string, isRight: (value: unknown) => boolean): Check =>
  (value, field) =>
    isRight(value) ? [] : [{ field, problem: `must be ${expected}, and is ${excerpt(value)}` }];

export const text: Check = should('a text', (value) => typeof value === 'string');

export const flag: Check = should('true or false', (value) => typeof value === 'boolean');

export const object: Check = should('an object', isObject);

/** One of the words of a union, all of which have to be named. */
export const oneOf = <W extends string>(words: Readonly<Record<W, true>>): Check =>
  should(
    Object.keys(words)
      .map((word) => `'${word}'`)
      .join(' or '),
    (value) => typeof value === 'string' && Object.hasOwn(words, value),
  );

/** `null`, or what another check takes. */
export const orNull =
  (check: Check): Check =>
  (value, field) =>
    value === null ? [] : check(value, field);

/** A list of what another check takes. */
export const listOf =
  (check: Check): Check =>
  (value, field) =>
    Array.isArray(value)
      ? value.flatMap((each: unknown, index) => check(each, `${field}[${String(index)}]`))
      : [{ field, problem: `must be a list, and is ${excerpt(value)}` }];

const unknownKey = (name: string, known: readonly string[]): string => {
  const near = nearest(name, known);
  return `is not known${near === undefined ? `; there may be ${known.join(', ')}` : `, did you mean ${near}?`}`;
};

/** An object with these keys and no others; those that are not required may be left out. */
export const objectOf =
  (fields: Readonly<Record<string, Check>>, required: readonly string[] = []): Check =>
  (value, field) => {
    if (!isObject(value)) return object(value, field);
    const known = Object.keys(fields);
    return [
      ...Object.keys(value)
        .filter((key) => !known.includes(key))
        .map((key) => ({ field: `${field}.${key}`, problem: unknownKey(key, known) })),
      ...required.filter((key) => value[key] === undefined).map((key) => ({ field: `${field}.${key}`, problem: 'is missing' })),
      ...Object.entries(fields).flatMap(([key, check]) => (value[key] === undefined ? [] : check(value[key], `${field}.${key}`))),
    ];
  };
