import { excerpt } from '../../wire/excerpt';
import type { Shape } from './shape';

/** As many as a model reads without losing the thread. */
const MOST = 30;

const oneOf = (choices: readonly unknown[]): string => {
  const named = choices.slice(0, MOST).map(excerpt);
  const all = choices.length > MOST ? [...named, '…'] : named;
  return all.length <= 2 ? all.join(' or ') : `one of ${all.join(', ')}`;
};

const bare = (shape: Shape): string => {
  switch (shape.type) {
    case 'string':
      return shape.choices === null ? 'a string' : oneOf(shape.choices);
    case 'number':
      return shape.choices === null ? 'a number' : oneOf(shape.choices);
    case 'integer':
      return shape.choices === null ? 'a whole number' : oneOf(shape.choices);
    case 'boolean':
      return oneOf(shape.choices ?? [true, false]);
    case 'null':
      return 'null';
    case 'array':
      return 'an array';
    case 'object':
      return 'an object';
    case 'anyOf':
      return [...new Set(shape.options.map(option))].join(' or ');
    default: {
      const unreachable: never = shape;
      return unreachable;
    }
  }
};

/** What tells an object from others: the fields with one choice, or else those that it needs. */
const option = (shape: Shape): string => {
  if (shape.type !== 'object') return bare(shape);
  const marks = shape.fields.flatMap(({ name, shape: each }) =>
    each.type === 'string' && each.choices?.length === 1 ? [`${name} ${oneOf(each.choices)}`] : [],
  );
  const needed = shape.fields.flatMap(({ name, presence }) => (presence === 'required' ? [name] : []));
  const told = marks.length > 0 ? marks : needed;
  return told.length === 0 ? bare(shape) : `an object with ${told.slice(0, MOST).join(', ')}`;
};

/** What a value should be, in words: `a string`, `"C" or "F"`, `a whole number or null`. */
export const wanted = (shape: Shape): string => (shape.isNullable && shape.type !== 'null' ? `${bare(shape)} or null` : bare(shape));
