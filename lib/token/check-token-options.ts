import { isLeft } from 'fp-ts/lib/Either.js';
import { asyncScheduler } from 'rxjs';
import { LiveConfigError, type ConfigProblem } from '../errors/live-config-error';
import { credentialProblems } from '../transport/credential-problems';
import { capabilityProblems } from '../wire/capability-problems';
import { isObject } from '../wire/codec/fields';
import { strangers } from '../wire/field-problems';
import { excerpt } from '../wire/excerpt';
import type { CreateEphemeralTokenOptions } from './create-ephemeral-token-options';
import { lockRequest } from './lock-request';
import type { TokenOrder } from './token-order';
import { orderProblems, timeOf, type TokenTimes } from './token-times';
import { oneOf, type ValueRule } from '../wire/value-rule';
import { tokenUrl } from './token-url';

type Name = keyof CreateEphemeralTokenOptions;

/** The most that an int32 and the timers of every platform hold. */
const MOST = 2 ** 31 - 1;

const isWithin = (value: unknown, least: number): value is number => typeof value === 'number' && value >= least && value <= MOST;

const isScheduler = (value: unknown): boolean =>
  isObject(value) && typeof value['schedule'] === 'function' && typeof value['now'] === 'function';

const isTime = (value: unknown): boolean => !Number.isNaN(timeOf(value));

const A_TIME = 'should be a Date or a time in RFC 3339, such as "2026-10-01T12:30:00Z"';

/** What is checked elsewhere has no rule here. */
const RULES: Readonly<Record<Name, ValueRule | null>> = {
  apiKey: null,
  uses: { should: 'should be a whole number, 0 for no limit', holds: (value) => isWithin(value, 0) && Number.isInteger(value) },
  expireTime: { should: A_TIME, holds: isTime },
  newSessionExpireTime: { should: A_TIME, holds: isTime },
  lock: null,
  setupCheck: oneOf('refuse', 'warn'),
  capabilities: null,
  baseUrl: null,
  apiVersion: null,
  timeoutMs: { should: `should be a number of milliseconds, from 1 to ${String(MOST)}`, holds: (value) => isWithin(value, 1) },
  scheduler: { should: 'should be a scheduler', holds: isScheduler },
  fetch: { should: 'should be a function', holds: (value) => typeof value === 'function' },
};

const ruleProblems = (given: Readonly<Record<string, unknown>>): readonly ConfigProblem[] => [
  ...Object.entries(RULES).flatMap(([field, rule]) =>
    rule === null || given[field] === undefined || rule.holds(given[field]) ? [] : [{ field, problem: rule.should }],
  ),
  ...strangers(given, Object.keys(RULES)),
];

const timesOf = ({ expireTime, newSessionExpireTime }: CreateEphemeralTokenOptions): TokenTimes => ({
  ...(expireTime !== undefined && { expireTime: timeOf(expireTime) }),
  ...(newSessionExpireTime !== undefined && { newSessionExpireTime: timeOf(newSessionExpireTime) }),
});

const written = (times: TokenTimes): { readonly [Time in keyof TokenTimes]: string } =>
  Object.fromEntries(Object.entries(times).map(([name, ms]: readonly [string, number]) => [name, new Date(ms).toISOString()]));

/** Reads the options of `createEphemeralToken`; throws `LiveConfigError`, naming every bad one, where they cannot work whatever the time is. */
export const checkTokenOptions = (options: CreateEphemeralTokenOptions): TokenOrder => {
  const given: unknown = options;
  if (!isObject(given)) throw new LiveConfigError([{ field: 'options', problem: `should be an object but is ${excerpt(given)}` }]);
  const {
    apiKey,
    uses = 1,
    lock,
    setupCheck = 'refuse',
    capabilities,
    baseUrl = 'https://generativelanguage.googleapis.com',
    apiVersion = 'v1beta',
    timeoutMs = 10_000,
    scheduler = asyncScheduler,
    fetch,
  } = options;
  const url = tokenUrl(baseUrl, apiVersion);
  const misjudged = capabilityProblems(capabilities);
  const known = capabilities !== undefined && misjudged.length === 0 ? { capabilities } : {};
  const locked = lockRequest(lock, { setupCheck, apiVersion, ...known });
  const times = timesOf(options);
  const problems = [
    ...credentialProblems('apiKey', apiKey),
    ...ruleProblems(given),
    ...misjudged,
    ...orderProblems(times),
    ...(isLeft(locked) ? locked.left : []),
    ...(isLeft(url) ? url.left : []),
  ];
  if (isLeft(url) || isLeft(locked) || problems.length > 0) throw new LiveConfigError(problems);
  const terms = { uses, ...written(times) };
  const body = JSON.stringify({ ...terms, ...locked.right });
  return { apiKey, url: url.right, body, times, terms: { ...terms, apiVersion }, timeoutMs, scheduler, fetch };
};
