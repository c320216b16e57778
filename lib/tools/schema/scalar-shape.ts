import { numbersIn } from './numbers-in';
import type { FlagShape, NullShape, NumberShape, Shape, TextShape } from './shape';

type Schema = Readonly<Record<string, unknown>>;

/** The types of a value that holds no others. */
export type ScalarType = 'string' | 'number' | 'integer' | 'boolean' | 'null';

/** The values that it may have, each of its type; `null` for any. */
type Choices = readonly unknown[] | null;

const only = <T>(choices: Choices, holds: (value: unknown) => value is T): readonly T[] | null => choices?.filter(holds) ?? null;

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';

const textShape = (schema: Schema, choices: Choices): TextShape => {
  const { format, pattern } = schema;
  return {
    type: 'string',
    isNullable: false,
    choices: only(choices, isText),
    ...(isText(format) && { format }),
    ...numbersIn(schema, 'minLength', 'maxLength'),
    patterns: (Array.isArray(pattern) ? pattern : [pattern]).filter(isText),
  };
};

/** In older drafts, and in OpenAPI, `exclusiveMinimum: true` stands beside the bound. */
const boundsIn = ({ minimum, maximum, ...schema }: Schema): Schema => ({
  [schema['exclusiveMinimum'] === true ? 'exclusiveMinimum' : 'minimum']: minimum,
  [schema['exclusiveMaximum'] === true ? 'exclusiveMaximum' : 'maximum']: maximum,
  ...numbersIn(schema, 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'),
});

const numberShape = (type: NumberShape['type'], schema: Schema, choices: Choices): NumberShape => {
  const bounds = numbersIn(boundsIn(schema), 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf');
  const { exclusiveMinimum: above, exclusiveMaximum: below, ...others } = bounds;
  const isOpen = type === 'number' || (above === undefined && below === undefined);
  const inclusive = {
    ...others,
    ...(above !== undefined && { minimum: Math.max(others.minimum ?? -Infinity, Math.floor(above) + 1) }),
    ...(below !== undefined && { maximum: Math.min(others.maximum ?? Infinity, Math.ceil(below) - 1) }),
  };
  const { format } = schema;
  return { type, isNullable: false, choices: only(choices, isNumber), ...(isText(format) && { format }), ...(isOpen ? bounds : inclusive) };
};

const flagShape = (choices: Choices): FlagShape => {
  const flags = only(choices, isFlag);
  return { type: 'boolean', isNullable: false, choices: flags !== null && new Set(flags).size === 2 ? null : flags };
};

const NULL: NullShape = { type: 'null', isNullable: true };

/** The shape of a value that holds no others, by what its schema says. */
export const scalarShape = (type: ScalarType, schema: Schema, choices: Choices = null): Shape => {
  switch (type) {
    case 'string':
      return textShape(schema, choices);
    case 'number':
    case 'integer':
      return numberShape(type, schema, choices);
    case 'boolean':
      return flagShape(choices);
    case 'null':
      return NULL;
    default: {
      const unreachable: never = type;
      return unreachable;
    }
  }
};
