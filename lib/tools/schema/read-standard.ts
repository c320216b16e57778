import type { Either } from 'fp-ts/lib/Either.js';
import { left, right } from 'fp-ts/lib/Either.js';
import { wordsOf } from '../../errors/words-of';
import { inOneLine } from './in-one-line';
import { issueWords } from './issue-words';
import { notValidated } from './not-validated';
import type { Reading } from './reading';
import { cannot } from './reading';
import type { StandardJsonSchema, StandardResult } from './standard-json-schema';

type Read = Either<string, unknown>;

const WAYS_OUT: Readonly<Record<string, string>> = {
  zod: 'take zod 4.2 or newer',
  valibot: 'wrap it in toStandardJsonSchema of @valibot/to-json-schema, 1.5 or newer',
  arktype: 'take arktype 2.1.28 or newer',
};

const ANOTHER = 'take a library that keeps to Standard JSON Schema (https://standardschema.dev/json-schema), or hand over a JSON Schema';

/** A Standard Schema that cannot say what it takes. */
export const opaqueProblem = (vendor: string): Reading<never> =>
  cannot(
    'args',
    `is a schema of ${vendor} that gives no JSON Schema; ${(Object.hasOwn(WAYS_OUT, vendor) ? WAYS_OUT[vendor] : undefined) ?? ANOTHER}`,
  );

/** The JSON Schema of what a Standard Schema takes; what it gives may be something else. */
export const schemaOfStandard = (schema: StandardJsonSchema): Reading<unknown> => {
  try {
    return right(schema['~standard'].jsonSchema.input({ target: 'draft-2020-12' }));
  } catch (error) {
    return cannot('args', `gives no JSON Schema: ${wordsOf(error)}; take something that JSON has, and convert it in run`);
  }
};

const isThenable = (result: object): result is PromiseLike<StandardResult<unknown>> =>
  'then' in result && typeof result.then === 'function';

const verdict = (result: StandardResult<unknown>, args: unknown): Read =>
  result.issues === undefined ? right(result.value) : left(inOneLine(result.issues.map((issue) => issueWords(issue, args))));

/** Validates arguments as the library does, now or later. */
export const readStandard =
  (schema: StandardJsonSchema) =>
  (args: unknown): Read | PromiseLike<Read> => {
    try {
      const result = schema['~standard'].validate(args);
      if (!isThenable(result)) return verdict(result, args);
      return Promise.resolve(result)
        .then((each) => verdict(each, args))
        .catch(notValidated);
    } catch (error) {
      return notValidated(error);
    }
  };
