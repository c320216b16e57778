import { chain, isLeft, left, map, right } from 'fp-ts/lib/Either.js';
import { nearest } from '../../errors/nearest';
import { isObject } from '../../wire/codec/fields';
import { excerpt } from '../../wire/excerpt';
import { choiceShapes } from './choice-shapes';
import type { Place } from './flatten-schema';
import { flattenSchema } from './flatten-schema';
import type { JsonType } from './json-schema';
import { keywordProblems } from './keywords';
import { placeIn } from './place-in';
import { numbersIn } from './numbers-in';
import type { Reading } from './reading';
import { cannot, gather } from './reading';
import { scalarShape } from './scalar-shape';
import type { Field, ObjectShape, Shape } from './shape';
import { uniteShapes } from './unite-shapes';

type Schema = Readonly<Record<string, unknown>>;

const TYPES: readonly JsonType[] = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];

const ANNOTATIONS = [
  'title',
  'description',
  'default',
  'example',
  'examples',
  'nullable',
  '$defs',
  'definitions',
  '$schema',
  '$id',
  '$comment',
];

const isType = (type: unknown): type is JsonType => TYPES.some((each) => each === type);

const listIn = (schema: Schema, key: string): readonly unknown[] => {
  const value = schema[key];
  return Array.isArray(value) ? value : [];
};

const objectShape = (schema: Schema, place: Place): Reading<ObjectShape> => {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = listIn(schema, 'required');
  const stranger = required.find((name) => !Object.hasOwn(properties, String(name)));
  if (stranger !== undefined)
    return cannot(place.path, `requires ${excerpt(stranger)}, which is not among its properties; describe it there`);
  const fields = Object.entries(properties).map(([name, child]) =>
    map((shape: Shape): Field => ({ name, shape, presence: required.includes(name) ? 'required' : 'optional' }))(
      shapeOf(child, { ...place, path: placeIn(place.path, name) }),
    ),
  );
  const others = schema['additionalProperties'] === false ? 'refused' : 'ignored';
  return map((each: readonly Field[]): ObjectShape => ({ type: 'object', isNullable: false, fields: each, others }))(gather(fields));
};

const shapeOfType = (type: JsonType, schema: Schema, place: Place): Reading<Shape> => {
  switch (type) {
    case 'object':
      return objectShape(schema, place);
    case 'array':
      if (schema['items'] === undefined) return cannot(place.path, 'is an array that does not say what is in it; give it items');
      return map((items: Shape): Shape => ({ type: 'array', isNullable: false, items, ...numbersIn(schema, 'minItems', 'maxItems') }))(
        shapeOf(schema['items'], { ...place, path: `${place.path}[]` }),
      );
    case 'string':
    case 'number':
    case 'integer':
    case 'boolean':
    case 'null':
      return right(scalarShape(type, schema));
    default: {
      const unreachable: never = type;
      return unreachable;
    }
  }
};

const typesOf = (schema: Schema): readonly unknown[] => {
  const { type } = schema;
  if (type !== undefined) return Array.isArray(type) ? type : [type];
  if (schema['properties'] !== undefined) return ['object'];
  return schema['items'] === undefined ? [] : ['array'];
};

const unknownType = (type: unknown, path: string): Reading<never> => {
  const meant = nearest(String(type), TYPES);
  return cannot(
    path,
    `has no type that is known: ${excerpt(type)}; ${meant === undefined ? `there are ${TYPES.join(', ')}` : `say "${meant}"`}`,
  );
};

const unite = (shapes: readonly Shape[], path: string): Reading<Shape> => {
  const [first, ...rest] = shapes;
  return first === undefined ? cannot(path, 'is a choice of nothing; give it one') : right(uniteShapes([first, ...rest]));
};

/** Each option with what stands beside the choice, which holds for all of them. */
const choiceShape = (schema: Schema, place: Place): Reading<Shape> => {
  const { anyOf, oneOf, ...beside } = schema;
  if (anyOf !== undefined && oneOf !== undefined) return cannot(place.path, 'has both anyOf and oneOf; make it one choice');
  const common = Object.fromEntries(Object.entries(beside).filter(([key]) => !ANNOTATIONS.includes(key)));
  const key = anyOf === undefined ? 'oneOf' : 'anyOf';
  const options = listIn(schema, key).map((option, index) =>
    shapeOf(Object.keys(common).length === 0 ? option : { allOf: [option, common] }, {
      ...place,
      path: `${place.path}.${key}[${String(index)}]`,
    }),
  );
  return chain((shapes: readonly Shape[]) => unite(shapes, place.path))(gather(options));
};

const bareShape = (schema: Schema, place: Place): Reading<Shape> => {
  if (schema['anyOf'] !== undefined || schema['oneOf'] !== undefined) return choiceShape(schema, place);
  const types = typesOf(schema);
  const stranger = types.find((type) => !isType(type));
  if (stranger !== undefined) return unknownType(stranger, place.path);
  const choices = choiceShapes(schema, types.filter(isType), place.path);
  if (choices !== null) return chain((shapes: readonly Shape[]) => unite(shapes, place.path))(choices);
  if (types.length === 0)
    return cannot(place.path, 'does not say what it is, and a declaration has to; give it a type that JSON has, such as "string"');
  const shapes = types.filter(isType).map((type) => shapeOfType(type, schema, place));
  return chain((each: readonly Shape[]) => unite(each, place.path))(gather(shapes));
};

const withAnnotations = (shape: Shape, { title, description, examples, example, nullable, ...schema }: Schema): Shape => {
  const shown = example ?? (Array.isArray(examples) ? (examples as readonly unknown[])[0] : undefined);
  return {
    ...shape,
    ...(typeof title === 'string' && { title }),
    ...(typeof description === 'string' && { description }),
    ...(schema['default'] !== undefined && { default: schema['default'] }),
    ...(shown !== undefined && { example: shown }),
    isNullable: shape.isNullable || nullable === true,
  };
};

/** Reads a JSON Schema: what a declaration can say of it, or everything that it cannot. */
export const shapeOf = (given: unknown, place: Place): Reading<Shape> => {
  const flat = flattenSchema(given, place);
  if (isLeft(flat)) return flat;
  const { schema, above, beside } = flat.right;
  const problems = keywordProblems(schema, place.path);
  if (problems.length > 0) return left(problems);
  return map((shape: Shape) => withAnnotations(shape, schema))(bareShape(schema, { ...place, above, beside }));
};
