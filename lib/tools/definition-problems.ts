import type { ConfigProblem } from '../errors/live-config-error';
import type { Rule, Rules } from '../session/rule';
import { AMOUNT, FUNCTION, MILLISECONDS, oneOf } from '../session/rule';
import { misfits, strangers } from '../wire/field-problems';
import { FUNCTION_NAME } from '../wire/setup-rules/functions-in';

const NAME: Rule = {
  should: 'should begin with a letter or _ and go on with letters, digits and _ . : -, 128 characters at most',
  holds: (value) => typeof value === 'string' && FUNCTION_NAME.test(value),
};

const TEXT: Rule = {
  should: 'should say in words what the function does: the model reads it',
  holds: (value) => typeof value === 'string' && value.trim() !== '',
};

const ANY: Rule = { should: '', holds: () => true };

const REQUIRED: Rules = { name: NAME, description: TEXT, run: FUNCTION };

const OPTIONAL: Rules = {
  args: ANY,
  behavior: oneOf('BLOCKING', 'NON_BLOCKING'),
  scheduling: oneOf('whenIdle', 'silent', 'interrupt'),
  timeoutMs: MILLISECONDS,
  concurrency: AMOUNT,
  approve: FUNCTION,
};

/** Every field of a definition, its arguments left aside, that is missing, wrong or not known. */
export const definitionProblems = (definition: Readonly<Record<string, unknown>>): readonly ConfigProblem[] => [
  ...Object.entries(REQUIRED).flatMap(([field, { should, holds }]) => (holds(definition[field]) ? [] : [{ field, problem: should }])),
  ...misfits(definition, OPTIONAL),
  ...strangers(definition, Object.keys({ ...REQUIRED, ...OPTIONAL })),
];
