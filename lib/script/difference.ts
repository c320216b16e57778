import { encodeBase64 } from '../wire/base64';
import { isObject } from '../wire/codec/fields';
import { brief } from './brief';
import { isList } from '../wire/codec/is-list';
import type { ExpectedMessage } from './script';

const firstOf = <T>(values: readonly T[], find: (value: T, index: number) => string | undefined): string | undefined => {
  for (const [index, value] of values.entries()) {
    const found = find(value, index);
    if (found !== undefined) return found;
  }
  return undefined;
};

const ofArrays = (path: string, expected: readonly unknown[], found: unknown): string | undefined => {
  if (!isList(found)) return `${path} is ${brief(found)} instead of an array`;
  if (found.length !== expected.length) return `${path} has ${String(found.length)} items instead of ${String(expected.length)}`;
  return firstOf(expected, (item, index) => differ(`${path}[${String(index)}]`, item, found[index]));
};

const ofObjects = (path: string, expected: Readonly<Record<string, unknown>>, found: unknown): string | undefined => {
  if (!isObject(found)) return `${path || 'it'} is ${brief(found)} instead of an object`;
  const wanted = Object.entries(expected).filter(([, value]) => value !== undefined);
  return firstOf(wanted, ([key, value]) => {
    const inside = path === '' ? key : `${path}.${key}`;
    return Object.hasOwn(found, key) ? differ(inside, value, found[key]) : `${inside} is missing`;
  });
};

const differ = (path: string, expected: unknown, found: unknown): string | undefined => {
  if (expected instanceof Uint8Array) return differ(path, encodeBase64(expected), found);
  if (isList(expected)) return ofArrays(path, expected, found);
  if (isObject(expected)) return ofObjects(path, expected, found);
  return expected === found ? undefined : `${path} is ${brief(found)} instead of ${brief(expected)}`;
};

/**
 * Where a message is not what is expected of it, in words: the first place that differs. Nothing where it fits: it has at least the expected fields with
 * the expected values; arrays item by item.
 */
export const difference = (expected: ExpectedMessage, message: unknown): string | undefined =>
  differ('', typeof expected === 'string' ? { [expected]: {} } : expected, message);
