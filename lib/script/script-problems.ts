import type { ConfigProblem } from '../errors/live-config-error';
import { isObject } from '../wire/codec/fields';
import { stringify } from '../wire/stringify';
import { brief } from './brief';
import { isList } from '../wire/codec/is-list';

type Fields = Readonly<Record<string, unknown>>;

/** What is wrong with the value of a key, in words that follow the key; nothing where it is right. */
type Check = (value: unknown) => string | undefined;

const KEYS = ['setup', 'clientContent', 'realtimeInput', 'toolResponse'];
const LONGEST_REASON = 123;

const should =
  (words: string, holds: (value: unknown) => boolean): Check =>
  (value) =>
    holds(value) ? undefined : `should be ${words}, not ${brief(value)}`;

const isJson = (value: object): boolean => {
  try {
    stringify(value);
    return true;
  } catch {
    return false;
  }
};

const isMessage = (value: unknown): boolean => {
  if (typeof value === 'string') return KEYS.includes(value);
  const keys = isObject(value) ? Object.keys(value) : [];
  return keys.length > 0 && keys.every((key) => KEYS.includes(key));
};

/** The codes that a close frame of a server may carry. */
const isCloseCode = (code: unknown): boolean =>
  typeof code === 'number' &&
  Number.isInteger(code) &&
  ((code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code)) || (code >= 3000 && code <= 4999));

const isReason = (reason: unknown): boolean =>
  reason === undefined || (typeof reason === 'string' && new TextEncoder().encode(reason).byteLength <= LONGEST_REASON);

const isWithin = (value: unknown, least: number, most: number): boolean => typeof value === 'number' && value >= least && value <= most;

const onlyKeys = (value: unknown, ...keys: readonly string[]): value is Fields =>
  isObject(value) && Object.keys(value).every((key) => keys.includes(key));

const message = should(`one of ${KEYS.join(', ')}, or a part of such a message`, isMessage);
const milliseconds = should('a number of milliseconds, 0 or more', (value) => isWithin(value, 0, Number.MAX_VALUE));
const itself = should('true', (value) => value === true);

const CHECKS: Readonly<Record<string, Check>> = {
  dial: itself,
  drop: itself,
  refuse: should('{ status }, with an HTTP status from 400 to 599', (value) => {
    return onlyKeys(value, 'status') && Number.isInteger(value['status']) && isWithin(value['status'], 400, 599);
  }),
  expect: message,
  allow: message,
  send: should('an object that is JSON, a string or bytes', (value) => {
    return typeof value === 'string' || value instanceof Uint8Array || (typeof value === 'object' && value !== null && isJson(value));
  }),
  wait: milliseconds,
  close: should('{ code, reason? }, with a code that a server may send and a reason of at most 123 bytes', (value) => {
    return onlyKeys(value, 'code', 'reason') && isCloseCode(value['code']) && isReason(value['reason']);
  }),
};

const NAMES = Object.keys(CHECKS);

/** Why one step cannot be, by itself. */
const ofStep = (step: unknown): readonly string[] => {
  if (!isObject(step)) return [`should be an object with one of the keys ${NAMES.join(', ')}, not ${brief(step)}`];
  const names = Object.keys(step).filter((key) => Object.hasOwn(CHECKS, key));
  const isTimed = names.includes('expect');
  const strange = Object.keys(step).filter((key) => !names.includes(key) && !(isTimed && key === 'within'));
  const within = isTimed && step['within'] !== undefined ? milliseconds(step['within']) : undefined;
  return [
    ...(names.length === 1
      ? []
      : [`should have one of the keys ${NAMES.join(', ')}${names.length === 0 ? '' : `, not ${names.join(' and ')}`}`]),
    ...strange.map((key) => `has a key that nobody knows: ${brief(key)}`),
    ...names.flatMap((name) => {
      const wrong = CHECKS[name]?.(step[name]);
      return wrong === undefined ? [] : [`${name} ${wrong}`];
    }),
    ...(within === undefined ? [] : [`within ${within}`]),
  ];
};

const isKind = (step: unknown, ...names: readonly string[]): boolean => isObject(step) && names.some((name) => Object.hasOwn(step, name));

/** Why a step cannot stand where it stands. */
const ofPlace = (steps: readonly unknown[], index: number): readonly string[] => {
  const step = steps[index];
  const before = steps[index - 1];
  if (isKind(step, 'refuse') && index > 0 && !isKind(before, 'dial')) return ['refuse answers a dial, so it stands directly after one'];
  if (!isKind(step, 'expect', 'send', 'wait', 'close', 'drop')) return [];
  let last = index - 1;
  while (isKind(steps[last], 'allow')) last -= 1;
  return isKind(steps[last], 'refuse', 'close', 'drop') ? ['comes after the end of the connection: a dial has to stand before it'] : [];
};

/** Everything that is wrong with a script, step by step. Never holds a credential. */
export const scriptProblems = (script: unknown): readonly ConfigProblem[] => {
  if (!isList(script)) return [{ field: 'script', problem: `should be an array of steps, not ${brief(script)}` }];
  return script.flatMap((step, index) =>
    [...ofStep(step), ...ofPlace(script, index)].map((words) => ({
      field: `script[${String(index)}]`,
      problem: `step ${String(index + 1)}: ${words}`,
    })),
  );
};
