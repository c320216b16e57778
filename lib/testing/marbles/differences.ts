import { isObject } from '../../wire/codec/fields';
import { encodeBase64 } from '../../wire/base64';
import { showValue } from './show-value';

type Path = string;

/** `partial`: an object may have more fields than are expected. */
type Mode = 'partial' | 'exact';

const told = (path: Path, expected: unknown, actual: unknown): readonly string[] => [
  `${path === '' ? 'value' : path}: expected ${showValue(expected)}, got ${showValue(actual)}`,
];

const inside = (path: Path, key: string): Path => (path === '' ? key : `${path}.${key}`);

const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);

const ofBytes = (expected: Uint8Array, actual: unknown, path: Path): readonly string[] => {
  const isSame = actual instanceof Uint8Array ? sameBytes(expected, actual) : actual === encodeBase64(expected);
  return isSame ? [] : told(path, expected, actual);
};

const ofLists = (expected: readonly unknown[], actual: unknown, path: Path, mode: Mode): readonly string[] => {
  if (!Array.isArray(actual)) return told(path, expected, actual);
  const list: readonly unknown[] = actual;
  if (list.length !== expected.length) return told(path, expected, actual);
  return expected.flatMap((item, index) => differencesAt(item, list[index], `${path}[${String(index)}]`, mode));
};

const ofErrors = (expected: Error, actual: unknown, path: Path): readonly string[] =>
  actual instanceof Error && actual.name === expected.name && actual.message === expected.message ? [] : told(path, expected, actual);

const differencesAt = (expected: unknown, actual: unknown, path: Path, mode: Mode): readonly string[] => {
  if (Object.is(expected, actual)) return [];
  if (expected instanceof Uint8Array) return ofBytes(expected, actual, path);
  if (expected instanceof Error) return ofErrors(expected, actual, path);
  if (expected instanceof Date) return actual instanceof Date && +actual === +expected ? [] : told(path, expected, actual);
  if (expected instanceof Map || expected instanceof Set)
    return differencesAt([...expected], actual instanceof Map || actual instanceof Set ? [...actual] : actual, path, mode);
  if (Array.isArray(expected)) return ofLists(expected, actual, path, mode);
  if (!isObject(expected) || !isObject(actual)) return told(path, expected, actual);
  const keys = new Set([...Object.keys(expected), ...(mode === 'exact' ? Object.keys(actual) : [])]);
  return [...keys].flatMap((key) => differencesAt(expected[key], actual[key], inside(path, key), mode));
};

/**
 * How a value differs from a partial one, a line a difference: the fields that are expected have to be there, others may be. Lists are compared
 * element by element, bytes as bytes (and as the base64 that they are on the wire).
 */
export const differences = (expected: unknown, actual: unknown): readonly string[] => differencesAt(expected, actual, '', 'partial');

/** How two values differ in any field. */
export const exactDifferences = (expected: unknown, actual: unknown): readonly string[] => differencesAt(expected, actual, '', 'exact');
