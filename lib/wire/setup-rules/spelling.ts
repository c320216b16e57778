import type * as t from 'io-ts';
import { editDistance } from '../../errors/edit-distance';
import { nearest } from '../../errors/nearest';
import { anatomyOf, codecOf } from '../codec/anatomy';
import { camelCase } from '../codec/camel-case';
import { isObject } from '../codec/fields';
import { setupMessage } from '../setup-message';
import type { Finding } from './finding';
import { error, warning } from './finding';
import { NOT_LIVE } from './foreign-fields';
import { placesOf } from './places';
import type { Rule } from './rule';
import { wordFindings } from './words';

/** Fields that other rules speak of. */
const TOLD: Readonly<Record<string, readonly string[]>> = { setup: ['toolConfig', 'model'], 'setup.generationConfig': NOT_LIVE };

const FUNCTION = 'setup.tools[0].functionDeclarations[0]';
const A_TOOL = /^setup\.tools\[\d+\]$/;

/** A slip of so many letters is one of spelling, even where another place knows the word. */
const SLIP = 2;

const isSlip = (key: string, near: string | undefined): boolean =>
  near !== undefined && editDistance(key.toLowerCase(), near.toLowerCase()) <= SLIP;

const holderOf = (path: string): string => path.slice(0, path.lastIndexOf('.'));

/** Whether a field belongs one object up or down from where it stands. */
const isNextTo = (path: string, place: string): boolean => {
  const holder = holderOf(place);
  return holderOf(holder) === path || holderOf(path) === holder;
};

const unknownField = (key: string, path: string, known: readonly string[]): readonly Finding[] => {
  const name = camelCase(key);
  const field = `${path}.${key}`;
  if (TOLD[path]?.includes(name) === true) return [];
  const near = nearest(key, known);
  const places = isSlip(key, near) ? [] : placesOf(name);
  const [first] = places;
  // A short word may come to mean something here too; one that is made of several, or belongs next door, is surely meant for there.
  if (first !== undefined && places.length === 1 && (name !== name.toLowerCase() || isNextTo(path, first)))
    return [error(field, 'it stands in the wrong place', `move it to ${first}`)];
  const otherwise = near === undefined ? 'leave it out, unless the service takes it' : `if ${near} is meant, write that`;
  return [
    warning(
      field,
      'it is no field that is known; where the service does not know it either, it closes the socket',
      first === undefined ? otherwise : `if it is meant for there, move it to ${places.join(' or ')}`,
    ),
  ];
};

/** A tool that is a function by what it says: that of other services, or one that is not wrapped. */
const isFunction = (path: string, keys: readonly string[]): boolean =>
  A_TOOL.test(path) && keys.some((key) => key === 'function' || placesOf(camelCase(key)).some((place) => holderOf(place) === FUNCTION));

const unknownFields = (path: string, fields: Readonly<Record<string, unknown>>, known: readonly string[]): readonly Finding[] => {
  const keys = Object.keys(fields);
  if (isFunction(path, keys))
    return [error(path, 'it is a function, and not a tool', "wrap it: { functionDeclarations: [{ name: 'get_weather', … }] }")];
  return keys.flatMap((key) =>
    path === 'setup' && key === 'setup' && isObject(fields[key])
      ? [error('setup.setup', 'it is a setup in a setup', 'give what is in it instead')]
      : unknownField(key, path, known),
  );
};

const findings = (codec: t.Mixed, value: unknown, path: string): readonly Finding[] => {
  const anatomy = anatomyOf(codec);
  switch (anatomy.type) {
    case 'words':
      return typeof value === 'string' ? wordFindings(value, anatomy.words, path) : [];
    case 'list':
      return Array.isArray(value) ? value.flatMap((each, index) => findings(anatomy.item, each, `${path}[${String(index)}]`)) : [];
    case 'fields': {
      if (!isObject(value)) return [];
      const { props } = anatomy;
      const given = Object.entries(value).filter(([, each]) => each !== undefined);
      const strange = given.filter(([key]) => codecOf(props, key) === undefined);
      return [
        ...given.flatMap(([key, each]) => {
          const inner = codecOf(props, key);
          return inner === undefined ? [] : findings(inner, each, `${path}.${key}`);
        }),
        ...unknownFields(path, Object.fromEntries(strange), Object.keys(props)),
      ];
    }
    case 'other':
      return [];
    default: {
      const unreachable: never = anatomy;
      return unreachable;
    }
  }
};

/** Whether every field stands where it is known, and every word is one that is. The codec of the setup is what is known. */
export const spelling: Rule = ({ written }) => findings(setupMessage, written, 'setup');
