import { isKnownFormat, saidInWords } from './said-in-words';
import type { NumberShape, ObjectShape, Shape, TextShape, UnionShape } from './shape';
import { toldPatterns } from './told-patterns';

/** A schema as a function declaration has it. */
export type Declared = Readonly<Record<string, unknown>>;

const present = (fields: Declared): Declared => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const descriptionOf = (shape: Shape): string | undefined => {
  const words = saidInWords(shape);
  const said = words.length === 0 ? [] : [`(${words.join('; ')})`];
  const all = [...(shape.description === undefined ? [] : [shape.description]), ...said];
  return all.length === 0 ? undefined : all.join(' ');
};

const told = (shape: Shape): Declared => ({
  title: shape.title,
  description: descriptionOf(shape),
  nullable: shape.isNullable || undefined,
  default: shape.default,
  example: shape.example,
});

const knownFormat = (format: string | undefined): string | undefined =>
  format !== undefined && isKnownFormat(format) ? format : undefined;

const textFields = (shape: TextShape): Declared => ({
  format: knownFormat(shape.format),
  enum: shape.choices ?? undefined,
  minLength: shape.minLength,
  maxLength: shape.maxLength,
  pattern: toldPatterns(shape)[0],
});

const isSafe = (bound: number | undefined): boolean => bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;

/** What every whole number keeps to is not worth saying. */
const numberFields = ({ type, format, minimum, maximum, exclusiveMinimum, exclusiveMaximum }: NumberShape): Declared => ({
  format: knownFormat(format),
  minimum: isSafe(minimum) || type === 'number' ? (minimum ?? exclusiveMinimum) : exclusiveMinimum,
  maximum: isSafe(maximum) || type === 'number' ? (maximum ?? exclusiveMaximum) : exclusiveMaximum,
});

const objectFields = ({ fields }: ObjectShape): Declared => {
  const required = fields.filter(({ presence }) => presence === 'required').map(({ name }) => name);
  return {
    properties: fields.length === 0 ? undefined : Object.fromEntries(fields.map(({ name, shape }) => [name, declare(shape)])),
    required: required.length === 0 ? undefined : required,
  };
};

/** Not every backend takes another field beside `anyOf`, so what is said of the choice is said of each option. */
const unionFields = (union: UnionShape): Declared => {
  const outer = descriptionOf(union);
  return {
    anyOf: union.options.map((option) => {
      const description = [outer, option.description].filter((each) => each !== undefined).join('. ');
      return declare({ ...option, ...(description !== '' && { description }), isNullable: option.isNullable || union.isNullable });
    }),
  };
};

/** A shape in the words of a function declaration: the part of OpenAPI that the service takes. */
export const declare = (shape: Shape): Declared => {
  switch (shape.type) {
    case 'string':
      return present({ type: 'STRING', ...told(shape), ...textFields(shape) });
    case 'number':
    case 'integer':
      return present({ type: shape.type === 'integer' ? 'INTEGER' : 'NUMBER', ...told(shape), ...numberFields(shape) });
    case 'boolean':
      return present({ type: 'BOOLEAN', ...told(shape) });
    case 'null':
      return present({ type: 'NULL', ...told(shape), nullable: undefined });
    case 'array':
      return present({ type: 'ARRAY', ...told(shape), items: declare(shape.items), minItems: shape.minItems, maxItems: shape.maxItems });
    case 'object':
      return present({ type: 'OBJECT', ...told(shape), ...objectFields(shape) });
    case 'anyOf':
      return unionFields(shape);
    default: {
      const unreachable: never = shape;
      return unreachable;
    }
  }
};
