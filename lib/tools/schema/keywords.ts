import type { ConfigProblem } from '../../errors/live-config-error';
import { isObject } from '../../wire/codec/fields';
import { excerpt } from '../../wire/excerpt';
import { compilePattern } from './compile-pattern';

type Schema = Readonly<Record<string, unknown>>;

interface Rule {
  readonly holds: (value: unknown) => boolean;
  readonly problem: (value: unknown) => string;
}

const isPattern = (value: unknown): boolean => typeof value === 'string' && compilePattern(value) !== null;

const listOf = (holds: Rule['holds']) => (value: unknown) => Array.isArray(value) && value.every(holds);
const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);

const should = (words: string, holds: Rule['holds']): Rule => ({
  holds,
  problem: (value) => `should be ${words} but is ${excerpt(value)}`,
});
const unsaid = (words: string, holds: Rule['holds'] = () => false): Rule => ({ holds, problem: () => words });

const UNSAID = 'which a declaration cannot say';

const ANYTHING = unsaid('may be anything', () => true);
const TEXT = should('a text', isText);
const NUMBER = should('a number', isNumber);
const BOUND = should('a number', (value) => isNumber(value) || typeof value === 'boolean');
const COUNT = should('a whole number from 0', (value) => Number.isInteger(value) && Number(value) >= 0);
const CHOICE = should('a list of schemas', listOf(isObject));
const TUPLE = `describes a tuple, ${UNSAID}; make it an object with a name for each part`;
const RECORD = `describes a record, ${UNSAID}; name the properties, or take an array of objects with a key and a value`;
const CONDITION = unsaid(`is a condition, ${UNSAID}; make it an anyOf of the cases`);

const RULES: Readonly<Record<string, Rule>> = {
  type: should('a type of JSON Schema, or a list of them', (value) => isText(value) || listOf(isText)(value)),
  title: TEXT,
  description: TEXT,
  nullable: should('true or false', (value) => typeof value === 'boolean'),
  enum: should('a list', Array.isArray),
  const: ANYTHING,
  default: ANYTHING,
  example: ANYTHING,
  examples: should('a list', Array.isArray),
  format: TEXT,
  // Several come of a merge.
  pattern: should('a regular expression', (value) => isPattern(value) || listOf(isPattern)(value)),
  minLength: COUNT,
  maxLength: COUNT,
  minimum: NUMBER,
  maximum: NUMBER,
  exclusiveMinimum: BOUND,
  exclusiveMaximum: BOUND,
  multipleOf: should('a number above 0', (value) => isNumber(value) && Number(value) > 0),
  // `false` closes a tuple, and the tuple is refused.
  items: unsaid(TUPLE, (value) => isObject(value) || typeof value === 'boolean'),
  minItems: COUNT,
  maxItems: COUNT,
  properties: should('an object of schemas', isObject),
  required: should('a list of names', listOf(isText)),
  additionalProperties: unsaid(RECORD, (value) => typeof value === 'boolean' || (isObject(value) && Object.keys(value).length === 0)),
  anyOf: CHOICE,
  oneOf: CHOICE,
  prefixItems: unsaid(TUPLE),
  patternProperties: unsaid(RECORD),
  not: unsaid(`says what may not be, ${UNSAID}; describe what may be, and check the rest in run`),
  if: CONDITION,
  then: CONDITION,
  else: CONDITION,
};

const STRANGE = unsaid(`is a keyword ${UNSAID}; leave it out, say it in the description, and check it in run`);

/** What says nothing about the arguments that the model could go by. */
const IDLE = [
  '$schema',
  '$id',
  'id',
  '$anchor',
  '$comment',
  '$defs',
  'definitions',
  '$ref',
  'allOf',
  'readOnly',
  'writeOnly',
  'deprecated',
  'contentEncoding',
  'contentMediaType',
  'propertyOrdering',
  '~standard',
];

const isIdle = (keyword: string, schema: Schema): boolean =>
  IDLE.includes(keyword) ||
  keyword.startsWith('x-') ||
  // Beside a record this says that keys are texts, and the record is refused anyway.
  (keyword === 'propertyNames' && 'additionalProperties' in schema);

/** What a schema says that a declaration cannot say, or says in a wrong way. */
export const keywordProblems = (schema: Schema, field: string): readonly ConfigProblem[] =>
  Object.entries(schema).flatMap(([keyword, value]) => {
    if (value === undefined || isIdle(keyword, schema)) return [];
    const rule = (Object.hasOwn(RULES, keyword) ? RULES[keyword] : undefined) ?? STRANGE;
    return rule.holds(value) ? [] : [{ field, problem: `${keyword} ${rule.problem(value)}` }];
  });
