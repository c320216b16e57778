import type { Codec } from './codec';

/** What io-ts lets see of a codec. */
export type CodecStructure =
  | { readonly _tag: 'StringType' | 'NumberType' | 'BooleanType' | 'NullType' | 'UndefinedType' | 'VoidType' | 'AnyDictionaryType' }
  | { readonly _tag: 'UnknownType' | 'AnyType' | 'AnyArrayType' | 'ObjectType' | 'NeverType' | 'FunctionType' | 'BigIntType' }
  | { readonly _tag: 'RecursiveType' | 'TupleType' | 'DictionaryType' }
  | { readonly _tag: 'LiteralType'; readonly value: unknown }
  | { readonly _tag: 'KeyofType'; readonly keys: object }
  | { readonly _tag: 'UnionType' | 'IntersectionType'; readonly types: readonly Codec[] }
  | { readonly _tag: 'ArrayType' | 'ReadonlyArrayType' | 'ReadonlyType' | 'ExactType'; readonly type: Codec }
  | { readonly _tag: 'RefinementType'; readonly type: Codec; readonly name: string }
  | { readonly _tag: 'InterfaceType' | 'PartialType' | 'StrictType'; readonly props: Readonly<Record<string, Codec>> };

/** The structure of a codec. One that somebody wrote by hand has no tag, or one that is not known here. */
export const codecStructure = (codec: Codec): CodecStructure | { readonly _tag: undefined } => codec as unknown as CodecStructure;

/** The codec that a wrapper such as `t.exact`, `t.readonly` or `t.brand` hands the very value to. */
export const unwrapped = (codec: Codec): Codec => {
  const structure = codecStructure(codec);
  switch (structure._tag) {
    case 'ReadonlyType':
    case 'ExactType':
    case 'RefinementType':
      return unwrapped(structure.type);
    default:
      return codec;
  }
};

/** Whether a field of this codec may be left out: it takes `undefined`. */
export const isOptional = (codec: Codec): boolean => {
  const structure = codecStructure(unwrapped(codec));
  if (structure._tag === 'UnionType') return structure.types.some(isOptional);
  return structure._tag === 'UndefinedType' || structure._tag === 'VoidType';
};
