import { right } from 'fp-ts/lib/Either.js';
import { excerpt } from '../../wire/excerpt';
import type { JsonType } from './json-schema';
import type { Reading } from './reading';
import { cannot } from './reading';
import type { ScalarType } from './scalar-shape';
import { scalarShape } from './scalar-shape';
import type { Shape } from './shape';

type Schema = Readonly<Record<string, unknown>>;

const typeOf = (value: unknown): ScalarType | undefined => {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'number':
      return Number.isInteger(value) ? 'integer' : 'number';
    default:
      return undefined;
  }
};

const isOf = (value: unknown, types: readonly JsonType[]): boolean =>
  types.length === 0 || types.some((type) => type === typeOf(value) || (type === 'number' && typeof value === 'number'));

const valuesIn = (schema: Schema): readonly unknown[] | null => {
  const choices = Array.isArray(schema['enum']) ? (schema['enum'] as readonly unknown[]) : null;
  if (!('const' in schema)) return choices;
  const only = schema['const'];
  return choices === null || choices.includes(only) ? [only] : [];
};

/** A shape for each type of what `enum` and `const` allow; `null` where they are not said. */
export const choiceShapes = (schema: Schema, types: readonly JsonType[], path: string): Reading<readonly Shape[]> | null => {
  const said = valuesIn(schema);
  if (said === null) return null;
  const values = said.filter((value) => isOf(value, types));
  const foreign = said.find((value) => typeOf(value) === undefined);
  if (foreign !== undefined)
    return cannot(path, `has ${excerpt(foreign)} among its choices; they can be texts, numbers, booleans and null`);
  if (values.length === 0) return cannot(path, 'leaves nothing to choose; give it a choice of its type');
  if (values.includes('')) return cannot(path, 'has an empty text among its choices, which the service refuses; leave it out');
  const numbers = values.filter((value) => typeof value === 'number');
  const number = numbers.every(Number.isInteger) ? 'integer' : 'number';
  const kinds = [...new Set(values.map((value) => (typeof value === 'number' ? number : typeOf(value))))];
  return right(
    kinds.flatMap((kind) =>
      kind === undefined
        ? []
        : [
            scalarShape(
              kind,
              schema,
              values.filter((value) => (kind === number ? typeof value === 'number' : typeOf(value) === kind)),
            ),
          ],
    ),
  );
};
