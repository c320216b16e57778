import { excerpt } from '../../wire/excerpt';
import type { Shape } from './shape';
import { toldPatterns } from './told-patterns';

/** The formats that the service documents; others have been refused. */
const FORMATS = ['date-time', 'enum', 'float', 'double', 'int32', 'int64'];

/** What zod calls a format where there is nothing but a pattern. */
const PATTERNS = ['starts_with', 'ends_with', 'includes', 'lowercase', 'uppercase'];

/** Longer lists of numbers help nobody. */
const MOST_CHOICES = 100;

/** Whether the service knows a format. */
export const isKnownFormat = (format: string): boolean => FORMATS.includes(format);

const choicesOf = (choices: readonly (number | boolean)[] | null): readonly string[] => {
  if (choices === null) return [];
  const named = choices.slice(0, MOST_CHOICES).map(String).join(', ');
  return [choices.length === 1 ? `always ${named}` : `one of ${named}${choices.length > MOST_CHOICES ? ', …' : ''}`];
};

const formatOf = (format: string | undefined): readonly string[] =>
  format === undefined || isKnownFormat(format) ? [] : [`format: ${format}`];

/** What a shape asks for that has no keyword in a declaration, in words for the description. Validation enforces it all the same. */
export const saidInWords = (shape: Shape): readonly string[] => {
  switch (shape.type) {
    case 'string': {
      const isPatternAlone = shape.patterns.length > 0 && PATTERNS.includes(shape.format ?? '');
      return [
        ...(isPatternAlone ? [] : formatOf(shape.format)),
        ...toldPatterns(shape)
          .slice(1)
          .map((pattern) => `matches ${pattern} too`),
      ];
    }
    case 'number':
    case 'integer': {
      const { choices, format, exclusiveMinimum, exclusiveMaximum, multipleOf } = shape;
      return [
        ...choicesOf(choices),
        ...formatOf(format),
        ...(exclusiveMinimum === undefined ? [] : [`more than ${String(exclusiveMinimum)}`]),
        ...(exclusiveMaximum === undefined ? [] : [`less than ${String(exclusiveMaximum)}`]),
        ...(multipleOf === undefined ? [] : [`a multiple of ${String(multipleOf)}`]),
      ];
    }
    case 'boolean':
      return choicesOf(shape.choices);
    case 'anyOf':
      return shape.default === undefined ? [] : [`by default ${excerpt(shape.default)}`];
    case 'null':
    case 'array':
    case 'object':
      return [];
    default: {
      const unreachable: never = shape;
      return unreachable;
    }
  }
};
