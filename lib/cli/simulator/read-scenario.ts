import type { Either } from 'fp-ts/lib/Either.js';
import { isLeft, left, right } from 'fp-ts/lib/Either.js';
import type { ConfigProblem } from '../../errors/live-config-error';
import type { FaultPlan } from '../../simulator/fault/fault';
import { nearest } from '../../errors/nearest';
import { readFault } from '../../simulator/fault/read-fault';
import { parseFault } from '../../simulator/fault/parse-fault';
import { profileProblems } from '../../simulator/shell/profile-problems';
import { replyProblems } from '../../simulator/shell/reply-problems';
import type { Scenario } from '../../simulator/simulator-options';
import { isObject } from '../../wire/codec/fields';
import { excerpt } from '../../wire/excerpt';

/** Every key that a union has in any of its members. */
type AnyKey<T> = T extends unknown ? keyof T : never;

const keysOf = <K extends PropertyKey>(keys: Readonly<Record<K, true>>): readonly string[] => Object.keys(keys);

const SCENARIO = keysOf<keyof Scenario>({
  script: true,
  models: true,
  wire: true,
  faults: true,
  frames: true,
  speed: true,
  seed: true,
  setupMs: true,
  pongMs: true,
  lifetimeMs: true,
  noticeMs: true,
});

const STEP = keysOf<AnyKey<NonNullable<Scenario['wire']>[number]>>({
  dial: true,
  refuse: true,
  expect: true,
  within: true,
  allow: true,
  send: true,
  wait: true,
  close: true,
  drop: true,
});

type Check = (value: unknown, path: string) => string | null;

const first = (problems: readonly (string | null)[]): string | null => problems.find((problem) => problem !== null) ?? null;

const at = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const unknownKey = (value: object, known: readonly string[], path: string): string | null => {
  const stranger = Object.keys(value).find((key) => !known.includes(key));
  if (stranger === undefined) return null;
  const near = nearest(stranger, known);
  return `${at(path, stranger)} is not known${near === undefined ? `; there may be ${known.join(', ')}` : `, did you mean ${near}?`}`;
};

const objectOf =
  (known: readonly string[], inner: (value: Readonly<Record<string, unknown>>, path: string) => string | null): Check =>
  (value, path) =>
    isObject(value)
      ? (unknownKey(value, known, path) ?? inner(value, path))
      : `${path || 'it'} must be an object, and is ${excerpt(value)}`;

const listOf =
  (check: Check): Check =>
  (value, path) => {
    if (value === undefined) return null;
    if (!Array.isArray(value)) return `${path} must be a list, and is ${excerpt(value)}`;
    return first(value.map((each, index) => check(each, `${path}[${String(index)}]`)));
  };

const problemOf = ([first]: readonly ConfigProblem[]): string | null => (first === undefined ? null : `${first.field} ${first.problem}`);

const scenario = objectOf(SCENARIO, ({ script, models, wire }) =>
  first([
    script === undefined ? null : problemOf(replyProblems(script)),
    models === undefined ? null : problemOf(profileProblems(models)),
    listOf(objectOf(STEP, () => null))(wire, 'wire'),
  ]),
);

/** A fault in a file may be written as on the command line. */
const faultsIn = (value: unknown): Either<string, readonly FaultPlan[]> => {
  if (!Array.isArray(value)) return left(`faults must be a list, and is ${excerpt(value)}.`);
  const plans: FaultPlan[] = [];
  for (const [index, fault] of (value as readonly unknown[]).entries()) {
    const plan = typeof fault === 'string' ? parseFault(fault) : readFault(fault);
    if (isLeft(plan)) return left(`faults[${String(index)}]: ${plan.left}`);
    plans.push(plan.right);
  }
  return right(plans);
};

/** A scenario as it stands in a file. To the left is what is wrong with it, and where. */
export const readScenario = (value: unknown): Either<string, Scenario> => {
  const problem = scenario(value, '');
  if (problem !== null) return left(`${problem}.`);
  const { faults = [], ...rest } = value as Readonly<Record<string, unknown>>;
  const plans = faultsIn(faults);
  return isLeft(plans) ? plans : right({ ...(rest as Scenario), faults: plans.right });
};
