import { isLeft } from 'fp-ts/lib/Either.js';
import { readArgs } from '../../../lib/tools/schema/read-args';

/** The parameters that are declared for a schema. */
export const parametersOf = (schema: unknown): Readonly<Record<string, unknown>> | null => {
  const reader = readArgs(schema);
  if (isLeft(reader)) throw new Error(problemsOf(schema).join('\n'));
  return reader.right.parameters;
};

/** The declaration of the field `x` of a JSON Schema. */
export const declaredX = (x: object, more: object = {}): unknown => {
  const properties = parametersOf({ type: 'object', properties: { x }, ...more })?.['properties'];
  return (properties as { readonly x: unknown }).x;
};

/** What cannot be said of a schema, a line each. */
export const problemsOf = (schema: unknown): readonly string[] => {
  const reader = readArgs(schema);
  return isLeft(reader) ? reader.left.map(({ field, problem }) => `${field} ${problem}`) : [];
};

/** What is said of arguments: the words, or `null` where they fit. */
export const verdictOf = async (schema: unknown, args: unknown): Promise<string | null> => {
  const reader = readArgs(schema);
  if (isLeft(reader)) throw new Error(problemsOf(schema).join('\n'));
  const read = await reader.right.read(args);
  return isLeft(read) ? read.left : null;
};
