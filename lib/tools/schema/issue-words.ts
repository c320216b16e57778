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

/** An issue of a Standard Schema, with its path and what was given, in words that a model can act on. */
export const issueWords = (issue: StandardIssue, args: unknown): string => {
  const message = issue.message.slice(0, LONGEST);
  const keys = keysOf(issue);
  if (keys.length === 0) return message;
  const path = keys.reduce<string>((place, key) => placeIn(place, typeof key === 'number' ? key : String(key)), '');
  const value = valueAt(args, keys);
  return value === undefined ? `${path} is missing (${message})` : `${path} is ${excerpt(value)}, which is wrong (${message})`;
};
