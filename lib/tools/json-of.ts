import type { Either } from 'fp-ts/lib/Either.js';
import { left, right } from 'fp-ts/lib/Either.js';
import { wordsOf } from '../errors/words-of';

/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

type Read = Either<string, Json>;

const isPlain = (value: object): value is Readonly<Record<string, unknown>> => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

const describe = (value: unknown): string => {
  if (value === undefined || typeof value === 'number') return String(value);
  if (typeof value !== 'object') return `a ${typeof value}`;
  return `a ${Object.prototype.toString.call(value).slice('[object '.length, -1)}`;
};

/** What an object says of itself, as dates do. */
const saysOf = (value: object): unknown =>
  'toJSON' in value && typeof value.toJSON === 'function' ? (value.toJSON as () => unknown)() : value;

const at = (path: string): string => (path === '' ? 'it' : path);

const read = (value: unknown, path: string, above: readonly object[]): Read => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return right(value);
  if (typeof value === 'number' && Number.isFinite(value)) return right(value);
  if (typeof value !== 'object') return left(`${at(path)} is ${describe(value)}`);
  if (above.includes(value)) return left(`${at(path)} holds itself`);
  const said = saysOf(value);
  if (said !== value) return read(said, path, [...above, value]);
  const within = [...above, value];
  if (Array.isArray(value))
    return all(
      value.map((item, index) => [String(index), read(item, `${path}[${String(index)}]`, within)]),
      (entries) => entries.map(([, item]) => item),
    );
  if (!isPlain(value)) return left(`${at(path)} is ${describe(value)}`);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return all(
    entries.map(([key, item]) => [key, read(item, path === '' ? key : `${path}.${key}`, within)]),
    (read) => Object.fromEntries(read),
  );
};

const all = (entries: readonly (readonly [string, Read])[], make: (entries: readonly (readonly [string, Json])[]) => Json): Read => {
  const good: (readonly [string, Json])[] = [];
  for (const [key, item] of entries) {
    if (item._tag === 'Left') return item;
    good.push([key, item.right]);
  }
  return right(make(good));
};

/**
 * A value as JSON says it, without what JSON would change in silence: it has no word for a function, a bigint, NaN, a Map or an object that holds itself.
 * A field that is undefined is left out. Pure.
 */
export const jsonOf = (value: unknown): Either<string, Json> => {
  try {
    return read(value, '', []);
  } catch (error) {
    return left(`it does not let itself be read: ${wordsOf(error)}`);
  }
};
