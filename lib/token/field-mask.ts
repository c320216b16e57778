import { camelCase } from '../wire/codec/camel-case';
import { isObject } from '../wire/codec/fields';

/** The one message of a setup that is a bag of settings: those that a token does not name are the client's. */
const BAG = 'generationConfig';

const isGiven = ([, value]: readonly [string, unknown]): boolean => value !== null;

/**
 * The fields of a setup as it is in JSON, in camelCase; `null` says that a field is not given. A message is named as a whole, since the service takes
 * no path into most of them; those of `generationConfig` are named one by one.
 */
export const fieldsGiven = (setup: object): readonly string[] =>
  Object.entries(setup)
    .filter(isGiven)
    .flatMap(([key, value]: readonly [string, unknown]) => {
      const name = camelCase(key);
      const inside = name === BAG && isObject(value) ? Object.entries(value).filter(isGiven) : [];
      return inside.length === 0 ? [name] : inside.map(([each]) => `${name}.${camelCase(each)}`);
    });

const inCamelCase = (path: string): string => path.split('.').map(camelCase).join('.');

/** A mask in JSON: what is given in a setup, and more fields. */
export const fieldMask = (setup: object, more: readonly string[]): string =>
  [...new Set([...fieldsGiven(setup), ...more.map(inCamelCase)])].join(',');
