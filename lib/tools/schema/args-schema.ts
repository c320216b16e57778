import type { Codec } from './codec';
import type { JsonSchema } from './json-schema';
import type { StandardJsonSchema } from './standard-json-schema';
import type { ValueOf } from './value-of';

/** What says which arguments a tool takes: an io-ts codec, a Standard Schema that can give its JSON Schema, or a JSON Schema. */
export type ArgsSchema = Codec | StandardJsonSchema | JsonSchema;

/**
 * The type of the arguments that `run` gets: what a codec decodes to, the output of a Standard Schema, the values that a JSON Schema describes. Take
 * the schema as a `const` type parameter, and a literal needs no `as const`.
 */
export type ArgsOf<S> = S extends { readonly '~standard': { readonly types?: infer T } }
  ? NonNullable<T> extends { readonly output: infer Output }
    ? Output
    : unknown
  : S extends Codec<infer A>
    ? A
    : S extends JsonSchema
      ? ValueOf<S>
      : never;
