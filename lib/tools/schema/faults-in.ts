import { isObject } from '../../wire/codec/fields';
import { excerpt } from '../../wire/excerpt';
import { compilePattern } from './compile-pattern';
import { placeIn } from './place-in';
import type { ListShape, NumberShape, ObjectShape, Shape, TextShape, UnionShape } from './shape';
import { wanted } from './wanted';

type Limit = readonly [isKept: boolean, words: string];

/** What a number that was computed misses a multiple by. */
const ROUNDING = 1e-9;

/** What is wrong with a value at a path, in words. The path of the arguments is empty. */
export const notWanted = (words: string, value: unknown, path: string): string =>
  `${path || 'args'} should be ${words} but is ${excerpt(value)}`;

const broken = (limits: readonly Limit[], value: unknown, path: string): readonly string[] =>
  limits.flatMap(([isKept, words]) => (isKept ? [] : [`${path || 'args'} should ${words} but is ${excerpt(value)}`]));

const within = (size: number, least: number | undefined, most: number | undefined, unit: string): readonly Limit[] => [
  [least === undefined || size >= least, `have at least ${String(least)} ${unit}`],
  [most === undefined || size <= most, `have at most ${String(most)} ${unit}`],
];

const isOneOf = (choices: readonly unknown[] | null, value: unknown): boolean => choices === null || choices.includes(value);

const textFaults = (shape: TextShape, value: unknown, path: string): readonly string[] => {
  const { choices, minLength, maxLength, patterns } = shape;
  if (typeof value !== 'string' || !isOneOf(choices, value)) return [notWanted(wanted(shape), value, path)];
  const matches = patterns.map((pattern): Limit => [compilePattern(pattern)?.test(value) ?? true, `match ${pattern}`]);
  return broken([...within(Array.from(value).length, minLength, maxLength, 'characters'), ...matches], value, path);
};

const isMultiple = (value: number, step: number): boolean => Math.abs(value / step - Math.round(value / step)) <= ROUNDING;

const numberFaults = (shape: NumberShape, value: unknown, path: string): readonly string[] => {
  const { type, choices, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = shape;
  const isRight = type === 'integer' ? Number.isInteger(value) : Number.isFinite(value);
  if (typeof value !== 'number' || !isRight || !isOneOf(choices, value)) return [notWanted(wanted(shape), value, path)];
  return broken(
    [
      [minimum === undefined || value >= minimum, `be at least ${String(minimum)}`],
      [maximum === undefined || value <= maximum, `be at most ${String(maximum)}`],
      [exclusiveMinimum === undefined || value > exclusiveMinimum, `be more than ${String(exclusiveMinimum)}`],
      [exclusiveMaximum === undefined || value < exclusiveMaximum, `be less than ${String(exclusiveMaximum)}`],
      [multipleOf === undefined || isMultiple(value, multipleOf), `be a multiple of ${String(multipleOf)}`],
    ],
    value,
    path,
  );
};

const listFaults = (shape: ListShape, value: unknown, path: string): readonly string[] => {
  if (!Array.isArray(value)) return [notWanted(wanted(shape), value, path)];
  return [
    ...broken(within(value.length, shape.minItems, shape.maxItems, 'items'), value, path),
    ...value.flatMap((item, index) => faultsIn(shape.items, item, placeIn(path, index))),
  ];
};

const objectFaults = (shape: ObjectShape, value: unknown, path: string): readonly string[] => {
  if (!isObject(value)) return [notWanted(wanted(shape), value, path)];
  const { fields, others } = shape;
  const inFields = fields.flatMap(({ name, shape: each, presence }) => {
    const child = Object.hasOwn(value, name) ? value[name] : undefined;
    if (child !== undefined) return faultsIn(each, child, placeIn(path, name));
    return presence === 'required' ? [`${placeIn(path, name)} is missing`] : [];
  });
  const strangers = others === 'ignored' ? [] : Object.keys(value).filter((key) => fields.every(({ name }) => name !== key));
  const known = fields.map(({ name }) => name).join(', ') || 'none';
  return [...inFields, ...strangers.map((key) => `${placeIn(path, key)} is not known, leave it out; known are ${known}`)];
};

/** Whether the fields that tell objects apart, those with one choice, say that this option is meant. */
const isMeant = (option: Shape, value: unknown): boolean =>
  option.type === 'object' &&
  isObject(value) &&
  option.fields.every(({ name, shape }) => {
    const isMark = shape.type === 'string' && shape.choices?.length === 1;
    return !isMark || faultsIn(shape, Object.hasOwn(value, name) ? value[name] : undefined, '').length === 0;
  });

const isAlike = (option: Shape, value: unknown): boolean => (Array.isArray(value) ? option.type === 'array' : isMeant(option, value));

/** The faults of the one option that was meant, where that can be told. */
const unionFaults = (shape: UnionShape, value: unknown, path: string): readonly string[] => {
  const tried = shape.options.map((option) => ({ option, faults: faultsIn(option, value, path) }));
  if (tried.some(({ faults }) => faults.length === 0)) return [];
  const [meant, ...others] = tried.filter(({ option }) => isAlike(option, value));
  return meant !== undefined && others.length === 0 ? meant.faults : [notWanted(wanted(shape), value, path)];
};

/** Everything that is wrong with a value, in words that a model can act on; nothing where it fits. */
export const faultsIn = (shape: Shape, value: unknown, path: string): readonly string[] => {
  if (value === null && shape.isNullable) return [];
  switch (shape.type) {
    case 'string':
      return textFaults(shape, value, path);
    case 'number':
    case 'integer':
      return numberFaults(shape, value, path);
    case 'boolean':
      return typeof value === 'boolean' && isOneOf(shape.choices, value) ? [] : [notWanted(wanted(shape), value, path)];
    case 'null':
      return [notWanted(wanted(shape), value, path)];
    case 'array':
      return listFaults(shape, value, path);
    case 'object':
      return objectFaults(shape, value, path);
    case 'anyOf':
      return unionFaults(shape, value, path);
    default: {
      const unreachable: never = shape;
      return unreachable;
    }
  }
};
