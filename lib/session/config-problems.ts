import type { ConfigProblem } from '../errors/live-config-error';
import type { Endpoint } from '../transport/endpoint';
import { isObject } from '../wire/codec/fields';
import { misfits, strangers } from '../wire/field-problems';
import { CAPABILITY_RULES } from '../wire/capability-rules';
import type { LiveConfig } from './live-config';
import type { Rules } from './rule';
import { AMOUNT, COUNT, FUNCTION, MILLISECONDS, OBJECT, OBJECT_OR_FALSE, OBSERVABLE, oneOf, SCHEDULER } from './rule';
import { TOOL_OPTION_RULES, toolProblems } from './tool-problems';

/** Whether something came from one of the endpoint functions. */
export const isEndpoint = (endpoint: unknown): endpoint is Endpoint =>
  isObject(endpoint) && isObject(endpoint['backend']) && isObject(endpoint['access']) && 'request' in endpoint['access'];

const REQUIRED: Rules = {
  endpoint: { should: 'should come from geminiApi, ephemeralToken, vertexAi or customEndpoint', holds: isEndpoint },
  model: { should: 'should be the name of a model', holds: (value) => typeof value === 'string' && value.trim() !== '' },
};

const OPTIONAL: Rules = {
  setup: OBJECT,
  setupCheck: oneOf('refuse', 'warn'),
  capabilities: OBJECT,
  reconnect: OBJECT_OR_FALSE,
  rotate: OBJECT_OR_FALSE,
  resume: {
    should: 'should be a token from resumeToken$, null, or a function that gets one',
    holds: (value) => value === null || typeof value === 'function' || isObject(value),
  },
  watchdogs: OBJECT,
  timeouts: OBJECT,
  outbox: OBJECT,
  lingerMs: MILLISECONDS,
  dial: oneOf('subscribe', 'connect'),
  env: OBJECT,
  tools: { should: 'should be a list of what tool() made', holds: Array.isArray },
  toolOptions: OBJECT,
};

const GROUPS: Readonly<Record<string, Rules>> = {
  capabilities: CAPABILITY_RULES,
  reconnect: {
    attempts: COUNT,
    total: COUNT,
    baseMs: MILLISECONDS,
    maxMs: MILLISECONDS,
    reseed: OBJECT_OR_FALSE,
    decide: FUNCTION,
    wake$: OBSERVABLE,
  },
  rotate: { afterMs: AMOUNT, marginMs: MILLISECONDS },
  watchdogs: { idleMs: MILLISECONDS, stallMs: MILLISECONDS, poisonedMs: MILLISECONDS, onStall: oneOf('tell', 'reconnect') },
  timeouts: { connect: MILLISECONDS, setup: MILLISECONDS, close: MILLISECONDS },
  outbox: { commands: AMOUNT, bytes: AMOUNT, maxAgeMs: MILLISECONDS, bufferedBytes: AMOUNT },
  toolOptions: TOOL_OPTION_RULES,
  env: { transport: FUNCTION, scheduler: SCHEDULER, logger: FUNCTION, random: FUNCTION },
};

const check = (given: Readonly<Record<string, unknown>>, rules: Rules, prefix: string): readonly ConfigProblem[] => [
  ...misfits(given, rules, prefix),
  ...strangers(given, Object.keys(rules), prefix),
];

const missing = (given: Readonly<Record<string, unknown>>): readonly ConfigProblem[] =>
  Object.entries(REQUIRED).flatMap(([field, { should }]) => (given[field] === undefined ? [{ field, problem: should }] : []));

const reseedProblems = (reconnect: unknown): readonly ConfigProblem[] =>
  isObject(reconnect) && isObject(reconnect['reseed'])
    ? check(reconnect['reseed'], { turns: COUNT, bytes: COUNT }, 'reconnect.reseed.')
    : [];

const moveProblems = ({ reconnect, rotate }: Readonly<Record<string, unknown>>): readonly ConfigProblem[] =>
  reconnect === false && isObject(rotate)
    ? [{ field: 'rotate', problem: 'needs another connection to move to; leave out reconnect: false, or this' }]
    : [];

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
    ...reseedProblems(given['reconnect']),
    ...moveProblems(given),
    ...(Array.isArray(config.tools) ? toolProblems(config.tools) : []),
  ];
};
