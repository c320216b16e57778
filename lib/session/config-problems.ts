import type { ConfigProblem } from '../errors/live-config-error';
import type { Endpoint } from '../transport/endpoint';
import { isObject } from '../wire/codec/fields';
import type { LiveConfig } from './live-config';

/** What a field should be, in words, and whether a value is that. */
interface Rule {
  readonly should: string;
  readonly holds: (value: unknown) => boolean;
}

type Rules = Readonly<Record<string, Rule>>;

const isNumber = (value: unknown, least: number): boolean => typeof value === 'number' && value >= least;

const oneOf = (...values: readonly (string | boolean)[]): Rule => ({
  should: `should be ${values.map((value) => JSON.stringify(value)).join(' or ')}`,
  holds: (value) => values.some((each) => each === value),
});

const MILLISECONDS: Rule = { should: 'should be a number of milliseconds, 0 or more', holds: (value) => isNumber(value, 0) };
const AMOUNT: Rule = { should: 'should be a number, 1 or more', holds: (value) => isNumber(value, 1) };
const FUNCTION: Rule = { should: 'should be a function', holds: (value) => typeof value === 'function' };
const OBJECT: Rule = { should: 'should be an object', holds: isObject };
const SCHEDULER: Rule = { should: 'should be a scheduler', holds: (value) => isObject(value) && typeof value['schedule'] === 'function' };
const NOT_YET: Rule = { should: 'is not supported yet; leave it out', holds: () => false };

/** Whether something came from one of the endpoint functions. */
export const isEndpoint = (endpoint: unknown): endpoint is Endpoint =>
  isObject(endpoint) && isObject(endpoint['backend']) && isObject(endpoint['access']) && 'request' in endpoint['access'];

const REQUIRED: Rules = {
  endpoint: { should: 'should come from geminiApi, ephemeralToken, vertexAi or customEndpoint', holds: isEndpoint },
  model: { should: 'should be the name of a model', holds: (value) => typeof value === 'string' && value.trim() !== '' },
};

const OPTIONAL: Rules = {
  setup: OBJECT,
  capabilities: OBJECT,
  reconnect: { should: 'should be false or left out; reconnection is not supported yet', holds: (value) => value === false },
  timeouts: OBJECT,
  outbox: OBJECT,
  lingerMs: MILLISECONDS,
  dial: oneOf('subscribe', 'connect'),
  env: OBJECT,
  tools: NOT_YET,
  resume: NOT_YET,
  rotate: NOT_YET,
};

const GROUPS: Readonly<Record<'capabilities' | 'timeouts' | 'outbox' | 'env', Rules>> = {
  capabilities: {
    textChannel: oneOf('realtimeInput', 'clientContent'),
    interruption: oneOf('pendingTurn', 'completedTurn', 'none'),
    scheduling: oneOf('accepted', 'refused'),
  },
  timeouts: { connect: MILLISECONDS, setup: MILLISECONDS, close: MILLISECONDS },
  outbox: { commands: AMOUNT, bytes: AMOUNT, maxAgeMs: MILLISECONDS },
  env: { transport: FUNCTION, scheduler: SCHEDULER, logger: FUNCTION, random: FUNCTION },
};

const namesOf = (rules: Rules): readonly string[] => Object.keys(rules).filter((key) => rules[key] !== NOT_YET);

const check = (given: Readonly<Record<string, unknown>>, rules: Rules, prefix: string): readonly ConfigProblem[] => [
  ...Object.entries(rules).flatMap(([key, { should, holds }]) =>
    given[key] === undefined || holds(given[key]) ? [] : [{ field: `${prefix}${key}`, problem: should }],
  ),
  ...Object.keys(given)
    .filter((key) => !Object.hasOwn(rules, key))
    .map((key) => ({ field: `${prefix}${key}`, problem: `is not known; there are ${namesOf(rules).join(', ')}` })),
];

const missing = (given: Readonly<Record<string, unknown>>): readonly ConfigProblem[] =>
  Object.entries(REQUIRED).flatMap(([field, { should }]) => (given[field] === undefined ? [{ field, problem: should }] : []));

/** Every field of a config, its setup left aside, that is missing, wrong or not known. */
export const configProblems = (config: LiveConfig): readonly ConfigProblem[] => {
  const given: Readonly<Record<string, unknown>> = { ...config };
  return [
    ...missing(given),
    ...check(given, { ...REQUIRED, ...OPTIONAL }, ''),
    ...Object.entries(GROUPS).flatMap(([name, rules]) => {
      const group = given[name];
      return isObject(group) ? check(group, rules, `${name}.`) : [];
    }),
  ];
};
