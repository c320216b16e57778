import { isObject } from '../../wire/codec/fields';
import { excerpt } from '../../wire/excerpt';
import { placeIn } from './place-in';
import type { StandardIssue } from './standard-json-schema';

/** What a library says in one issue may quote the value. */
const LONGEST = 300;

const keysOf = ({ path = [] }: StandardIssue): readonly PropertyKey[] => path.map((each) => (typeof each === 'object' ? each.key : each));

const valueAt = (args: unknown, keys: readonly PropertyKey[]): unknown =>
  keys.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isObject(value) && Object.hasOwn(value, key) ? value[String(key)] : undefined;
  }, args);

const placeOf = (keys: readonly PropertyKey[]): string =>
  keys.reduce<string>((place, key) => placeIn(place, typeof key === 'number' ? key : String(key)), '');

/** What zod says of a value that fits no option of a union: that it is wrong, and nothing else. */
const isEmpty = ({ message }: StandardIssue): boolean => /^invalid input\.?$/i.test(message.trim());

const isWithin = (fault: string, path: string): boolean =>
  path === '' || (fault.startsWith(path) && /^[ .[]/.test(fault.slice(path.length)));

const words = (issue: StandardIssue, args: unknown): string => {
  const message = issue.message.slice(0, LONGEST);
  const keys = keysOf(issue);
  if (keys.length === 0) return message;
  const value = valueAt(args, keys);
  return value === undefined
    ? `${placeOf(keys)} is missing (${message})`
    : `${placeOf(keys)} is ${excerpt(value)}, which is wrong (${message})`;
};

/**
 * An issue of a Standard Schema, with its path and what was given, in words that a model can act on.
 *
 * @param faults what is wrong by the declaration, each beginning with its path: told of an issue that does not say what would be right
 */
export const issueWords = (issue: StandardIssue, args: unknown, faults: readonly string[]): readonly string[] => {
  const path = placeOf(keysOf(issue));
  const told = isEmpty(issue) ? faults.filter((fault) => isWithin(fault, path)) : [];
  return told.length > 0 ? told : [words(issue, args)];
};
