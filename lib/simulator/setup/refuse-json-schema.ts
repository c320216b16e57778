import { isObject } from '../../wire/codec/fields';
import type { Refusal } from './refusals';
import { invalidArgument } from './refusals';

type Schema = Readonly<Record<string, unknown>>;

const TYPES: readonly unknown[] = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'];

/** The keywords that hold one schema, a list of them, or several by name. */
const ONE = ['items', 'additionalProperties', 'not', 'contains', 'propertyNames', 'if', 'then', 'else'] as const;
const SEVERAL = ['anyOf', 'oneOf', 'allOf', 'prefixItems'] as const;
const NAMED = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'] as const;

const isType = (type: unknown): boolean =>
  Array.isArray(type) ? type.length > 0 && type.every((each) => TYPES.includes(each)) : TYPES.includes(type);

const isListOf = (value: unknown, isItem: (item: unknown) => boolean): boolean => Array.isArray(value) && value.every(isItem);

const isText = (value: unknown): boolean => typeof value === 'string';

const isIn = (root: Schema, reference: unknown): boolean => {
  if (typeof reference !== 'string' || !reference.startsWith('#')) return false;
  const keys = reference
    .slice(1)
    .split('/')
    .filter((key) => key !== '');
  return keys.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), root) !== undefined;
};

const refuseOwn = (schema: Schema, path: string, root: Schema): Refusal | null => {
  const { type, required, enum: choices, properties } = schema;
  const known = isObject(properties) ? Object.keys(properties) : [];
  if (type !== undefined && !isType(type)) return invalidArgument(`${path}.type`, 'is not a type of JSON Schema.');
  if (required !== undefined && !isListOf(required, isText)) return invalidArgument(`${path}.required`, 'must be a list of names.');
  if (Array.isArray(required) && required.some((name) => !known.includes(String(name))))
    return invalidArgument(`${path}.required`, 'property is not defined.');
  if (choices !== undefined && !(Array.isArray(choices) && choices.length > 0))
    return invalidArgument(`${path}.enum`, 'must be a list that is not empty.');
  if (schema['$ref'] !== undefined && !isIn(root, schema['$ref']))
    return invalidArgument(`${path}.$ref`, 'does not point into the schema.');
  const crooked =
    NAMED.find((key) => schema[key] !== undefined && !isObject(schema[key])) ??
    SEVERAL.find((key) => schema[key] !== undefined && !isListOf(schema[key], isSchema));
  return crooked === undefined ? null : invalidArgument(`${path}.${crooked}`, 'must hold schemas.');
};

const isSchema = (value: unknown): boolean => isObject(value) || typeof value === 'boolean';

const childrenOf = (schema: Schema, path: string): readonly (readonly [unknown, string])[] => [
  ...ONE.flatMap((key) => (schema[key] === undefined ? [] : [[schema[key], `${path}.${key}`] as const])),
  ...SEVERAL.flatMap((key) => {
    const value = schema[key];
    return Array.isArray(value) ? value.map((child: unknown, index) => [child, `${path}.${key}[${String(index)}]`] as const) : [];
  }),
  ...NAMED.flatMap((key) => {
    const value = schema[key];
    return isObject(value) ? Object.entries(value).map(([name, child]) => [child, `${path}.${key}[${name}]`] as const) : [];
  }),
];

const refuse = (schema: unknown, path: string, root: Schema): Refusal | null => {
  if (!isSchema(schema)) return invalidArgument(path, 'must be a schema.');
  if (!isObject(schema)) return null;
  return (
    refuseOwn(schema, path, root) ??
    childrenOf(schema, path).reduce<Refusal | null>((found, [child, place]) => found ?? refuse(child, place, root), null)
  );
};

/** Why a function cannot be declared with a JSON Schema; `null` where it can. Keywords that the service does not know do no harm. */
export const refuseJsonSchema = (schema: Schema, path: string): Refusal | null => refuse(schema, path, schema);
