import { right } from 'fp-ts/lib/Either.js';
import { isObject } from '../../wire/codec/fields';
import type { Reading } from './reading';
import { cannot } from './reading';

type Schema = Readonly<Record<string, unknown>>;

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const both = (one: unknown, other: unknown): readonly unknown[] => [
  ...new Map([...listed(one), ...listed(other)].map((each) => [JSON.stringify(each), each])).values(),
];

const common = (one: unknown, other: unknown): readonly unknown[] =>
  listed(one).filter((each) => listed(other).some((it) => isSame(each, it)));

const isWhole = (one: unknown, other: unknown): boolean => both(one, other).every((type) => type === 'integer' || type === 'number');

const properties = (one: unknown, other: unknown): unknown => {
  if (!isObject(one) || !isObject(other)) return undefined;
  const merged = Object.entries(other).map(
    ([name, schema]) => [name, Object.hasOwn(one, name) ? { allOf: [one[name], schema] } : schema] as const,
  );
  return { ...one, ...Object.fromEntries(merged) };
};

const most = (one: unknown, other: unknown): unknown => Math.max(Number(one), Number(other));
const least = (one: unknown, other: unknown): unknown => Math.min(Number(one), Number(other));
const first = (one: unknown): unknown => one;

/** What holds where both are said; `undefined` where that cannot be told. */
const RULES: Readonly<Record<string, (one: unknown, other: unknown) => unknown>> = {
  type: (one, other) => {
    const types = isWhole(one, other) ? ['integer'] : common(one, other);
    return types.length === 0 ? undefined : types;
  },
  enum: common,
  properties,
  required: both,
  pattern: both,
  additionalProperties: (one, other) =>
    one === false || other === false ? false : one === true ? other : other === true ? one : undefined,
  nullable: (one, other) => one === true && other === true,
  items: (one, other) => ({ allOf: [one, other] }),
  minimum: most,
  minLength: most,
  minItems: most,
  maximum: least,
  maxLength: least,
  maxItems: least,
  ...Object.fromEntries(['title', 'description', 'default', 'example', 'examples', '$defs', 'definitions'].map((key) => [key, first])),
};

/** One schema that says what both say; where both describe, the first one is heard. */
export const mergeSchemas = (one: Schema, other: Schema, path: string): Reading<Schema> => {
  const merged: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const here = Object.hasOwn(one, key) ? one[key] : undefined;
    const rule = Object.hasOwn(RULES, key) ? RULES[key] : undefined;
    const agreed = here === undefined || isSame(here, value) ? value : rule?.(here, value);
    if (agreed === undefined) return cannot(path, `says ${key} twice, and not the same; say it once`);
    merged[key] = agreed;
  }
  return right(merged);
};
