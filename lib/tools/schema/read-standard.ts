import type { Either } from 'fp-ts/lib/Either.js';
import { left, right } from 'fp-ts/lib/Either.js';
import { wordsOf } from '../../errors/words-of';
import { faultsIn } from './faults-in';
import { inOneLine } from './in-one-line';
import { issueWords } from './issue-words';
import { notValidated } from './not-validated';
import type { Reading } from './reading';
import { cannot } from './reading';
import type { Shape } from './shape';
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

const verdict = (result: StandardResult<unknown>, args: unknown, shape: Shape): Read => {
  if (result.issues === undefined) return right(result.value);
  const faults = faultsIn(shape, args, '');
  return left(inOneLine([...new Set(result.issues.flatMap((issue) => issueWords(issue, args, faults)))]));
};

/** Validates arguments as the library does, now or later. The shape is what it declares of itself. */
export const readStandard =
  (schema: StandardJsonSchema, shape: Shape) =>
  (args: unknown): Read | PromiseLike<Read> => {
    try {
      const result = schema['~standard'].validate(args);
      if (!isThenable(result)) return verdict(result, args, shape);
      return Promise.resolve(result)
        .then((each) => verdict(each, args, shape))
        .catch(notValidated);
    } catch (error) {
      return notValidated(error);
    }
  };
