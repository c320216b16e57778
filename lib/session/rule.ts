import { isObject } from '../wire/codec/fields';
import type { ValueRule } from '../wire/value-rule';

export { oneOf, someOf, WORDS } from '../wire/value-rule';

/** What a field should be, in words, and whether a value is that. */
export type Rule = ValueRule;

/** The fields of an object, and what each should be. */
export type Rules = Readonly<Record<string, Rule>>;

const isNumber = (value: unknown, least: number): boolean => typeof value === 'number' && value >= least;
const isWhole = (value: unknown): boolean => Number.isInteger(value) || value === Infinity;

export const MILLISECONDS: Rule = { should: 'should be a number of milliseconds, 0 or more', holds: (value) => isNumber(value, 0) };
export const AMOUNT: Rule = { should: 'should be a number, 1 or more', holds: (value) => isNumber(value, 1) };
export const COUNT: Rule = { should: 'should be a whole number, 0 or more', holds: (value) => isNumber(value, 0) && isWhole(value) };
export const FUNCTION: Rule = { should: 'should be a function', holds: (value) => typeof value === 'function' };
export const OBJECT: Rule = { should: 'should be an object', holds: isObject };
export const OBJECT_OR_FALSE: Rule = {
  should: 'should be an object or false',
  holds: (value) => value === false || isObject(value),
};
export const OBSERVABLE: Rule = {
  should: 'should be an Observable',
  holds: (value) => isObject(value) && typeof value['subscribe'] === 'function',
};
export const SCHEDULER: Rule = {
  should: 'should be a scheduler',
  holds: (value) => isObject(value) && typeof value['schedule'] === 'function',
};
