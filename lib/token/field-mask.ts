import { isObject } from '../wire/codec/fields';

/** The fields of a setup as it is in JSON, two levels deep, as Google's own client takes them; `null` says that a field is not given. */
export const fieldsGiven = (setup: object): readonly string[] =>
  Object.entries(setup).flatMap(([name, value]: readonly [string, unknown]) => {
    if (value === null) return [];
    const inside = isObject(value) ? Object.keys(value).filter((key) => value[key] !== null) : [];
    return inside.length === 0 ? [name] : inside.map((key) => `${name}.${key}`);
  });

/** A mask in JSON: what is given in a setup, and more fields. */
export const fieldMask = (setup: object, more: readonly string[]): string => [...new Set([...fieldsGiven(setup), ...more])].join(',');
