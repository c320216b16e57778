import { isObject } from './fields';
import { snakeCase } from './snake-case';

/** A field of what may be an object, written in camelCase or in snake_case. */
export const fieldIn = (value: unknown, key: string): unknown => (isObject(value) ? (value[key] ?? value[snakeCase(key)]) : undefined);
