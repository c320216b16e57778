import { fieldIn } from '../codec/field-in';
import { isObject } from '../codec/fields';
import { snakeCase } from '../codec/snake-case';
import { excerpt } from '../excerpt';
import type { Finding } from './finding';
import { error, warning } from './finding';

type Schema = Readonly<Record<string, unknown>>;
type Placed = readonly [schema: Schema, field: string];
type Fault = readonly [isWrong: boolean, key: string, problem: string, fix: string];

/** As deep as the service reads. */
const DEEPEST = 100;

const TYPES = ['STRING', 'NUMBER', 'INTEGER', 'BOOLEAN', 'ARRAY', 'OBJECT', 'NULL', 'TYPE_UNSPECIFIED'];

const KEYWORDS = [
  ...['type', 'format', 'title', 'description', 'nullable', 'enum', 'items', 'minItems', 'maxItems', 'properties', 'required', 'anyOf'],
  ...[
    'propertyOrdering',
    'minProperties',
    'maxProperties',
    'minimum',
    'maximum',
    'minLength',
    'maxLength',
    'pattern',
    'example',
    'default',
  ],
];

const listIn = (schema: Schema, key: string): readonly unknown[] => {
  const value = fieldIn(schema, key);
  return Array.isArray(value) ? value : [];
};

const propertiesOf = ({ properties }: Schema): Schema => (isObject(properties) ? properties : {});

/** What is there and of the wrong kind: the service reads none of it. */
const misshapen = ([schema, field]: Placed): readonly Finding[] => [
  ...['required', 'enum', 'propertyOrdering', 'anyOf'].flatMap((key) => {
    const value = fieldIn(schema, key) ?? [];
    return Array.isArray(value) ? [] : [error(`${field}.${key}`, `it is ${excerpt(value)}`, 'give a list')];
  }),
  ...(isObject(schema['properties'] ?? {})
    ? []
    : [error(`${field}.properties`, `it is ${excerpt(schema['properties'])}`, 'give an object, with a schema for each name')]),
];

/** What stands where a schema belongs and is none. */
const noSchema = (child: unknown, field: string): readonly Finding[] => {
  if (child === undefined || child === null || isObject(child)) return [];
  const type = typeof child === 'string' && TYPES.includes(child.toUpperCase()) ? child.toUpperCase() : 'STRING';
  return [error(field, `it is ${excerpt(child)}`, `give a schema, such as { type: '${type}' }`)];
};

/** What does not go together. Types count in lower case too: not every door of the service minds. */
const own = ([schema, field]: Placed): readonly Finding[] => {
  const { type, items } = schema;
  if (Array.isArray(type)) return [error(`${field}.type`, 'it is a list', 'give one type, and nullable: true for null')];
  const kind = typeof type === 'string' && type !== 'TYPE_UNSPECIFIED' ? type.toUpperCase() : '';
  const properties = Object.keys(propertiesOf(schema));
  const choices = listIn(schema, 'enum');
  const named = (key: string): Fault => {
    const strangers = listIn(schema, key).filter((name) => !properties.some((each) => each === name));
    return [strangers.length > 0, key, `there is no property ${strangers.map(excerpt).join(', ')}`, 'declare it, or leave it out'];
  };
  const faults: readonly Fault[] = [
    [kind === '' && listIn(schema, 'anyOf').length === 0, 'type', 'it is missing', 'give a type, such as STRING'],
    [kind === 'ARRAY' && !isObject(items), 'items', 'a list has to say what is in it', 'give a schema of the items'],
    [kind !== 'ARRAY' && isObject(items), 'items', 'only an ARRAY has items', 'make it an ARRAY, or leave them out'],
    [kind !== 'STRING' && choices.length > 0, 'enum', 'only a STRING has choices', 'make it a STRING, or leave them out'],
    [choices.some((choice) => typeof choice !== 'string' || choice === ''), 'enum', 'a choice is no text', 'write every choice as a text'],
    [kind !== 'OBJECT' && properties.length > 0, 'properties', 'only an OBJECT has properties', 'make it an OBJECT, or leave them out'],
    named('required'),
    named('propertyOrdering'),
  ];
  return faults.flatMap(([isWrong, key, problem, fix]) => (isWrong ? [error(`${field}.${key}`, problem, fix)] : []));
};

/** What stands in the properties and the choices of a schema, be it a schema or not. */
const partsOf = ([schema, field]: Placed): readonly (readonly [child: unknown, field: string])[] => [
  ...Object.entries(propertiesOf(schema)).map(([name, child]) => [child, `${field}.properties.${name}`] as const),
  ...listIn(schema, 'anyOf').map((child, index) => [child, `${field}.anyOf[${String(index)}]`] as const),
];

const childrenOf = (placed: Placed): readonly Placed[] => {
  const [{ items }, field] = placed;
  return [...partsOf(placed), [items, `${field}.items`] as const].flatMap(([child, place]) =>
    isObject(child) ? [[child, place] as const] : [],
  );
};

/** A schema and every one in it. One that holds itself is not gone into again. */
const allIn = (placed: Placed, within: readonly Schema[] = []): readonly Placed[] => {
  const [schema] = placed;
  if (within.includes(schema) || within.length > DEEPEST) return [];
  return [placed, ...childrenOf(placed).flatMap((child) => allIn(child, [...within, schema]))];
};

const strangeWords = ([schema]: Placed): readonly string[] => {
  const { type } = schema;
  const keys = Object.keys(schema).filter((key) => !KEYWORDS.some((each) => each === key || snakeCase(each) === key));
  return typeof type === 'string' && !TYPES.includes(type) ? [...keys, `"${type}"`] : keys;
};

/** Why a function cannot be declared with a schema of the OpenAPI subset, or perhaps not. */
export const schemaFindings = (schema: Schema, field: string): readonly Finding[] => {
  const all = allIn([schema, field]);
  const strange = [...new Set(all.flatMap(strangeWords))];
  return [
    ...all.flatMap((each) => [...misshapen(each), ...own(each), ...partsOf(each).flatMap(([child, place]) => noSchema(child, place))]),
    ...(strange.length === 0
      ? []
      : [
          warning(
            field,
            `${strange.join(', ')}: this is JSON Schema, of which the service knows only a part here, with types in capitals`,
            'hand it over as parametersJsonSchema or responseJsonSchema',
          ),
        ]),
  ];
};
