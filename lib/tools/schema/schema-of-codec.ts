import { isRight, map, right } from 'fp-ts/lib/Either.js';
import type { Codec } from './codec';
import type { CodecStructure } from './codec-structure';
import { codecStructure, isOptional } from './codec-structure';
import { descriptionOf } from './described';
import { placeIn } from './place-in';
import type { Reading } from './reading';
import { cannot, gather } from './reading';

type Schema = Readonly<Record<string, unknown>>;

const WAYS_OUT = {
  UnknownType: 'may be anything, which a declaration cannot say; give it a type, or take t.UnknownRecord for any object',
  AnyType: 'may be anything, which a declaration cannot say; give it a type, or take t.UnknownRecord for any object',
  AnyArrayType: 'is an array of anything, which a declaration cannot say; take t.array with a codec of the items',
  ObjectType: 'is any object, an array or a function too; take t.UnknownRecord',
  NeverType: 'is never, so nothing fits; leave it out',
  FunctionType: 'is a function, which is not JSON; leave it out',
  BigIntType: 'is a bigint, which is not JSON; take t.Int, or t.string for digits',
  RecursiveType: 'holds itself, which a declaration cannot say; write the levels out, as deep as they are needed',
  TupleType: 'is a tuple, which a declaration cannot say; take t.type with a name for each part',
  DictionaryType: 'is a record, which a declaration cannot say; take t.type with the keys, or t.array of t.type({ key, value })',
  UndefinedType: 'is undefined, which is not JSON; only a field of an object can be left out',
  VoidType: 'is undefined, which is not JSON; only a field of an object can be left out',
} as const;

const CUSTOM = 'is a codec of its own, which does not say what it takes; take codecs of io-ts, and convert in run';

const WHOLE = ['Int', 'Integer'];

const isUndefined = (codec: Codec): boolean => {
  const { _tag } = codecStructure(codec);
  return _tag === 'UndefinedType' || _tag === 'VoidType';
};

const objectSchema = (props: Readonly<Record<string, Codec>>, presence: 'required' | 'optional', path: string): Reading<Schema> => {
  const fields = Object.entries(props).map(([name, codec]) =>
    map((schema: Schema) => [name, schema] as const)(schemaOf(codec, placeIn(path, name), 'field')),
  );
  const required = Object.entries(props).flatMap(([name, codec]) => (presence === 'optional' || isOptional(codec) ? [] : [name]));
  return map((entries: readonly (readonly [string, Schema])[]) => ({ type: 'object', properties: Object.fromEntries(entries), required }))(
    gather(fields),
  );
};

const structureSchema = (
  structure: CodecStructure | { readonly _tag: undefined },
  path: string,
  at: 'field' | 'elsewhere',
): Reading<Schema> => {
  switch (structure._tag) {
    case 'StringType':
      return right({ type: 'string' });
    case 'NumberType':
      return right({ type: 'number' });
    case 'BooleanType':
      return right({ type: 'boolean' });
    case 'NullType':
      return right({ type: 'null' });
    case 'AnyDictionaryType':
      return right({ type: 'object' });
    case 'LiteralType':
      return right({ const: structure.value });
    case 'KeyofType':
      return right({ enum: Object.keys(structure.keys) });
    case 'ReadonlyType':
    case 'ExactType':
      return schemaOf(structure.type, path, at);
    case 'RefinementType': {
      const base = schemaOf(structure.type, path, at);
      const isWhole = WHOLE.includes(structure.name) && isRight(base) && base.right['type'] === 'number';
      return isWhole ? right({ ...base.right, type: 'integer' }) : base;
    }
    case 'ArrayType':
    case 'ReadonlyArrayType':
      return map((items: Schema) => ({ type: 'array', items }))(schemaOf(structure.type, `${path}[]`));
    case 'InterfaceType':
    case 'StrictType':
      return objectSchema(structure.props, 'required', path);
    case 'PartialType':
      return objectSchema(structure.props, 'optional', path);
    case 'IntersectionType':
      return map((allOf: readonly Schema[]) => ({ allOf }))(gather(structure.types.map((each) => schemaOf(each, path))));
    case 'UnionType': {
      const types = at === 'field' ? structure.types.filter((each) => !isUndefined(each)) : structure.types;
      return map((anyOf: readonly Schema[]) => ({ anyOf }))(gather(types.map((each) => schemaOf(each, path, at))));
    }
    case 'UnknownType':
    case 'AnyType':
    case 'AnyArrayType':
    case 'ObjectType':
    case 'NeverType':
    case 'FunctionType':
    case 'BigIntType':
    case 'RecursiveType':
    case 'TupleType':
    case 'DictionaryType':
    case 'UndefinedType':
    case 'VoidType':
      return cannot(path, WAYS_OUT[structure._tag]);
    default: {
      structure satisfies { readonly _tag: undefined };
      return cannot(path, CUSTOM);
    }
  }
};

/** The JSON Schema of what an io-ts codec takes. */
export const schemaOf = (codec: Codec, path: string, at: 'field' | 'elsewhere' = 'elsewhere'): Reading<Schema> => {
  const description = descriptionOf(codec);
  const schema = structureSchema(codecStructure(codec), path, at);
  return description === undefined ? schema : map((each: Schema) => ({ ...each, description }))(schema);
};
