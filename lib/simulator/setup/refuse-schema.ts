import { isObject } from '../../wire/codec/fields';
import type { Refusal } from './refusals';
import { invalidArgument } from './refusals';

type Schema = Readonly<Record<string, unknown>>;

const listIn = (schema: Schema, key: string): readonly unknown[] => {
  const value = schema[key];
  return Array.isArray(value) ? value : [];
};

const objectIn = (schema: Schema, key: string): Schema => {
  const value = schema[key];
  return isObject(value) ? value : {};
};

const refuseOwn = (schema: Schema, path: string): Refusal | null => {
  const type = schema['type'];
  const properties = Object.keys(objectIn(schema, 'properties'));
  const stranger = listIn(schema, 'required').findIndex((name) => !properties.includes(String(name)));
  const ordering = [...listIn(schema, 'propertyOrdering'), ...listIn(schema, 'property_ordering')];
  const isNothing = typeof type !== 'string' || type === 'TYPE_UNSPECIFIED';
  if (isNothing && listIn(schema, 'anyOf').length + listIn(schema, 'any_of').length === 0)
    return invalidArgument(`${path}.type`, 'must be specified.');
  if (type === 'ARRAY' && !isObject(schema['items'])) return invalidArgument(`${path}.items`, 'missing field.');
  if (type !== 'ARRAY' && isObject(schema['items'])) return invalidArgument(`${path}.items`, 'only allowed for ARRAY type.');
  if (type !== 'STRING' && listIn(schema, 'enum').length > 0) return invalidArgument(`${path}.enum`, 'only allowed for STRING type.');
  if (listIn(schema, 'enum').includes('')) return invalidArgument(`${path}.enum`, 'cannot be empty.');
  if (type !== 'OBJECT' && properties.length > 0) return invalidArgument(`${path}.properties`, 'only allowed for OBJECT type.');
  if (stranger >= 0) return invalidArgument(`${path}.required[${String(stranger)}]`, 'property is not defined.');
  if (ordering.some((name) => !properties.includes(String(name))))
    return invalidArgument(`${path}.property_ordering`, 'property is not defined.');
  return null;
};

const childrenOf = (schema: Schema, path: string): readonly (readonly [unknown, string])[] => [
  ...Object.entries(objectIn(schema, 'properties')).map(([name, child]) => [child, `${path}.properties[${name}]`] as const),
  ...(isObject(schema['items']) ? [[schema['items'], `${path}.items`] as const] : []),
  ...[...listIn(schema, 'anyOf'), ...listIn(schema, 'any_of')].map((child, index) => [child, `${path}.any_of[${String(index)}]`] as const),
];

/**
 * Why a function cannot be declared with a schema of the OpenAPI subset; `null` where it can. Unknown fields and types are refused before: this is
 * about fields that do not go together.
 */
export const refuseSchema = (schema: unknown, path: string): Refusal | null =>
  isObject(schema)
    ? (refuseOwn(schema, path) ??
      childrenOf(schema, path).reduce<Refusal | null>((found, [child, place]) => found ?? refuseSchema(child, place), null))
    : null;
