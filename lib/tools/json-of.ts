import type { Either } from 'fp-ts/lib/Either.js';
import { isLeft, left, right } from 'fp-ts/lib/Either.js';
import { isObservable } from 'rxjs';
import { wordsOf } from '../errors/words-of';

/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

type Read = Either<string, Json>;

const isCallable = (value: unknown): boolean => typeof value === 'function';

/** What comes in its own time. Nobody waits for it inside of a value. */
const pending = (value: object): string | null => {
  if (isObservable(value)) return 'an Observable';
  if ('then' in value && isCallable(value.then)) return 'a Promise';
  return Symbol.asyncIterator in value ? 'an async iterable' : null;
};

/** An object of the language or of a platform keeps what it holds out of its fields. */
const builtIn = (value: object): string | null => {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return null;
  const name = Object.prototype.toString.call(value).slice('[object '.length, -1);
  return name === 'Object' ? null : `${/^[AEIO]/.test(name) ? 'an' : 'a'} ${name}`;
};

/** What an object is that JSON would change in silence; `null` where its fields say all of it. */
const foreign = (value: object): string | null => pending(value) ?? builtIn(value);

const isInvalidDate = (value: object): boolean => value instanceof Date && Number.isNaN(value.getTime());

/** What an object says of itself, as dates do. */
const saysOf = (value: object): unknown =>
  'toJSON' in value && typeof value.toJSON === 'function' ? (value.toJSON as () => unknown)() : value;

const scalar = (value: unknown): string => (value === undefined || typeof value === 'number' ? String(value) : `a ${typeof value}`);

const at = (path: string): string => (path === '' ? 'it' : path);

const read = (value: unknown, path: string, above: readonly object[]): Read => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return right(value);
  if (typeof value === 'number' && Number.isFinite(value)) return right(value);
  if (typeof value !== 'object') return left(`${at(path)} is ${scalar(value)}`);
  if (above.includes(value)) return left(`${at(path)} holds itself`);
  if (isInvalidDate(value)) return left(`${at(path)} is an invalid Date`);
  const said = saysOf(value);
  if (said !== value) return read(said, path, [...above, value]);
  const within = [...above, value];
  // A list by its places, of which some may be empty.
  if (Array.isArray(value))
    return all(
      value.entries(),
      (index) => `${path}[${String(index)}]`,
      within,
      (entries) => entries.map(([, item]) => item),
    );
  const strange = foreign(value);
  if (strange !== null) return left(`${at(path)} is ${strange}`);
  const fields = Object.entries(value).filter(([, item]) => item !== undefined);
  return all(
    fields,
    (key) => (path === '' ? key : `${path}.${key}`),
    within,
    (entries) => Object.fromEntries(entries),
  );
};

/** Reads no further than to the first fault. */
const all = <Key>(
  items: Iterable<readonly [Key, unknown]>,
  pathOf: (key: Key) => string,
  above: readonly object[],
  make: (entries: readonly (readonly [Key, Json])[]) => Json,
): Read => {
  const good: (readonly [Key, Json])[] = [];
  for (const [key, item] of items) {
    const json = read(item, pathOf(key), above);
    if (isLeft(json)) return json;
    good.push([key, json.right]);
  }
  return right(make(good));
};

/**
 * A value as JSON says it, without what JSON would change in silence: it has no word for a function, a bigint, NaN, a Map, a Promise or an object that holds
 * itself. An instance of a class is its own fields. A field that is undefined is left out. Pure.
 */
export const jsonOf = (value: unknown): Either<string, Json> => {
  try {
    return read(value, '', []);
  } catch (error) {
    return left(`it does not let itself be read: ${wordsOf(error)}`);
  }
};
