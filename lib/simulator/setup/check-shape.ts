import { camelCase } from '../../wire/codec/camel-case';
import { snakeCase } from '../../wire/codec/snake-case';
import { isObject } from '../../wire/codec/fields';
import type { Refusal } from './refusals';
import { REFUSALS, invalidValue, notRepeating, unknownField } from './refusals';
import type { Fields, Shape } from './shape';

const firstOf = <T>(items: readonly T[], check: (item: T, index: number) => Refusal | null): Refusal | null => {
  for (const [index, item] of items.entries()) {
    const refusal = check(item, index);
    if (refusal !== null) return refusal;
  }
  return null;
};

const inside = (path: string, key: string): string => (path === '' ? snakeCase(key) : `${path}.${snakeCase(key)}`);

const own = (fields: Fields, key: string): Shape | undefined => (Object.hasOwn(fields, key) ? fields[key] : undefined);

const checkMessage = (value: Readonly<Record<string, unknown>>, fields: Fields, path: string): Refusal | null =>
  firstOf(Object.entries(value), ([name, each]) => {
    const key = own(fields, name) === undefined ? camelCase(name) : name;
    const shape = own(fields, key);
    if (shape === undefined) return unknownField(name, path);
    if (path === 'setup.session_resumption' && key === 'handle' && (each === null || each === '')) return REFUSALS.noSession;
    return Array.isArray(each) && shape.type !== 'List' && shape.type !== 'Value'
      ? notRepeating(name, path)
      : checkShape(each, shape, inside(path, key));
  });

const isWhole = (value: unknown, limit: number): boolean => {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && Math.abs(number) <= limit;
};

const isNumber = (value: unknown): boolean =>
  typeof value === 'string' ? value.trim() !== '' && Number.isFinite(Number(value)) : typeof value === 'number';

/** Why the service would not take a value, at a place that is spelled as the service spells it; `null` where it would. JSON null is "not set". */
export const checkShape = (value: unknown, shape: Shape, path: string): Refusal | null => {
  if (value === null) return null;
  const unless = (isRight: boolean, kind: string = shape.type): Refusal | null => (isRight ? null : invalidValue(path, kind, value));
  switch (shape.type) {
    case 'TYPE_STRING':
    case 'TYPE_BYTES':
      return unless(typeof value === 'string');
    case 'TYPE_BOOL':
      return unless(typeof value === 'boolean');
    case 'TYPE_INT32':
      return unless(isWhole(value, 2 ** 31));
    case 'TYPE_INT64':
      return unless(isWhole(value, 2 ** 63));
    case 'TYPE_FLOAT':
      return unless(isNumber(value));
    case 'Value':
      return null;
    case 'Struct':
      return unless(isObject(value), 'type.googleapis.com/google.protobuf.Struct');
    case 'Enum':
      return unless(typeof value === 'string' && shape.values.includes(value), typeName(shape.name));
    case 'List':
      return Array.isArray(value)
        ? firstOf<unknown>(value, (each, index) => checkShape(each, shape.of, `${path}[${String(index)}]`))
        : invalidValue(path, shape.of.type, value);
    case 'Map':
      return isObject(value)
        ? firstOf(Object.values(value), (each, index) => checkShape(each, shape.of, `${path}[${String(index)}].value`))
        : invalidValue(path, shape.of.type, value);
    case 'Message':
      return isObject(value) ? checkMessage(value, shape.fields(), path) : invalidValue(path, typeName(shape.name), value);
    default: {
      const unreachable: never = shape;
      return unreachable;
    }
  }
};

const typeName = (name: string): string => `type.googleapis.com/google.ai.generativelanguage.v1beta.${name}`;
