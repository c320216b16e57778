import { isObject } from '../../wire/codec/fields';
import type { Codec } from './codec';
import type { StandardJsonSchema } from './standard-json-schema';

/** Which kind of schema something is. */
export type SchemaSource =
  | { readonly type: 'codec'; readonly codec: Codec }
  | { readonly type: 'standard'; readonly schema: StandardJsonSchema }
  /** A Standard Schema that can validate and no more. */
  | { readonly type: 'opaque'; readonly vendor: string }
  | { readonly type: 'json'; readonly schema: Readonly<Record<string, unknown>> }
  | { readonly type: 'unknown' };

const isKeyed = (value: unknown): value is Readonly<Record<string, unknown>> => isObject(value) || typeof value === 'function';

const isCodec = (value: object): value is Codec =>
  'decode' in value && typeof value.decode === 'function' && 'validate' in value && typeof value.validate === 'function';

const isStandard = (schema: Readonly<Record<string, unknown>>): boolean => {
  const standard = schema['~standard'];
  return isObject(standard) && typeof standard['validate'] === 'function' && isKeyed(standard['jsonSchema']);
};

/** Tells by its looks which kind of schema something is. An arktype is a function. */
export const schemaSource = (schema: unknown): SchemaSource => {
  if (!isKeyed(schema)) return { type: 'unknown' };
  if (isStandard(schema)) return { type: 'standard', schema: schema as unknown as StandardJsonSchema };
  const standard = schema['~standard'];
  if (isObject(standard)) return { type: 'opaque', vendor: String(standard['vendor']) };
  if (isCodec(schema)) return { type: 'codec', codec: schema };
  return isObject(schema) ? { type: 'json', schema } : { type: 'unknown' };
};
