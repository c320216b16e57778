import * as t from 'io-ts';
import { isLeft } from 'fp-ts/lib/Either.js';
import { snakeCase } from './snake-case';

/** A JSON object: not null, not an array. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The mark of an error that no object survives: a required field of it is missing or wrong. */
export const REQUIRED = 'required';

/** How a message spells its keys: the server writes camelCase, and reads snake_case too. */
type Spelling = (key: string) => readonly string[];

type FieldsOf<R extends t.Props, O extends t.Props> = { readonly [K in keyof R]: t.TypeOf<R[K]> } & {
  readonly [K in keyof O]?: t.TypeOf<O[K]>;
};

/** A codec of an object, and the codecs of the fields that are known. */
export interface FieldsC<T> extends t.Type<T, unknown> {
  readonly props: Readonly<t.Props>;
}

const build =
  (spellings: Spelling) =>
  <R extends t.Props, O extends t.Props>(name: string, required: R, optional: O): FieldsC<FieldsOf<R, O>> => {
    const known = [
      ...Object.entries(required).map(([key, codec]) => ({ key, codec, isRequired: true, names: spellings(key) })),
      ...Object.entries(optional).map(([key, codec]) => ({ key, codec, isRequired: false, names: spellings(key) })),
    ];
    const validate: t.Validate<unknown, FieldsOf<R, O>> = (input, context) => {
      if (!isObject(input)) return t.failure(input, context);
      const errors: t.Errors = [];
      let output: Record<string, unknown> | undefined;
      for (const { key, codec, isRequired, names } of known) {
        const found = names.find((each) => Object.hasOwn(input, each)) ?? key;
        const value = Object.hasOwn(input, found) ? input[found] : undefined;
        // JSON null is proto3's way to say "not set".
        const isAbsent = value === undefined || value === null;
        if (isAbsent && !isRequired) {
          if (Object.hasOwn(input, found)) {
            output ??= { ...input };
            Reflect.deleteProperty(output, found);
          }
          continue;
        }
        const result = codec.validate(value, t.appendContext(context, found, codec, value));
        if (isLeft(result)) {
          // One by one: a long list of errors does not fit into the arguments of one call.
          for (const error of result.left) {
            const isItself = error.context.length === context.length + 1;
            errors.push(isRequired && isItself ? { ...error, message: REQUIRED } : error);
          }
        } else if (found !== key || result.right !== value) {
          output ??= { ...input };
          Reflect.deleteProperty(output, found);
          output[key] = result.right;
        }
      }
      return errors.length > 0 ? t.failures(errors) : t.success((output ?? input) as FieldsOf<R, O>);
    };
    const is = (value: unknown): value is FieldsOf<R, O> => !isLeft(validate(value, []));
    return Object.assign(new t.Type(name, is, validate, t.identity), { props: { ...required, ...optional } });
  };

/**
 * A codec of an object with required and optional fields. Unknown keys are kept, `null` counts as absent, and an object in which nothing had to be
 * changed is returned as it is.
 */
export const fields = build((key) => [key]);

/** As `fields`, for what clients write: a key may be spelled in camelCase or in snake_case, and comes out in camelCase. */
export const inputFields = build((key) => {
  const snake = snakeCase(key);
  return snake === key ? [key] : [key, snake];
});
