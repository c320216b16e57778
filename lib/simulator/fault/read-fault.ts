import type { Either } from 'fp-ts/lib/Either.js';
import { chain, left, right } from 'fp-ts/lib/Either.js';
import { isObject } from '../../wire/codec/fields';
import { excerpt } from '../../wire/excerpt';
import type { Fault, FaultPlan } from './fault';
import { FAULT_PARAMETERS, faultNames } from './fault-parameters';
import { isDialFault } from './is-dial-fault';
import { isCount, isMoment } from './is-moment';
import { nearest } from '../../errors/nearest';

type Fields = Readonly<Record<string, unknown>>;

const isFaultName = (name: unknown): name is Fault['type'] => faultNames.includes(name as Fault['type']);

const unknownFault = (name: string): string => {
  const near = nearest(name, faultNames);
  const guess = near === undefined ? '' : ` Did you mean ${near}?`;
  return `There is no fault "${name}".${guess} There are ${faultNames.join(', ')}.`;
};

const strangers = (value: Fields, known: readonly string[]): readonly string[] => Object.keys(value).filter((key) => !known.includes(key));

const tooMany = (what: string, keys: readonly string[], known: readonly string[]): string =>
  `${what} has no ${keys.map((key) => `"${key}"`).join(', ')}; it may have ${known.join(', ')}.`;

/** A fault by itself: its type, and its parameters, which may be left out. */
export const readBareFault = (value: unknown): Either<string, Fault> => {
  if (!isObject(value)) return left(`A fault is an object with a type, and this is ${excerpt(value)}.`);
  const { type, ...given } = value;
  if (!isFaultName(type)) return left(unknownFault(typeof type === 'string' ? type : excerpt(type)));
  const parameters = FAULT_PARAMETERS[type];
  const known = parameters.map(({ name }) => name);
  const more = strangers(given, known);
  if (more.length > 0) return left(tooMany(`The fault ${type}`, more, ['type', ...known]));
  const wrong = parameters.find(({ name, accepts }) => given[name] !== undefined && !accepts(given[name]));
  if (wrong !== undefined) return left(`The ${wrong.name} of ${type} must be ${wrong.expected}, and is ${excerpt(given[wrong.name])}.`);
  const values = parameters.map(({ name, otherwise }) => [name, given[name] ?? otherwise] as const);
  return right({ type, ...Object.fromEntries(values) } as Fault);
};

const planned = (fault: Fault, connection: unknown, at: unknown): Either<string, FaultPlan> => {
  if (connection !== undefined && !isCount(connection)) {
    return left(`The connection of ${fault.type} must be a whole number from 1, and is ${excerpt(connection)}.`);
  }
  if (at !== undefined && !isMoment(at)) {
    return left(
      `${fault.type} can strike at "dial", at "setup", at the number of a message from 1, or with { "chance": 0 to 1 }, not at ${excerpt(at)}.`,
    );
  }
  if (isDialFault(fault) && at !== undefined && typeof at !== 'object' && at !== 'dial') {
    return left(`${fault.type} is a fault of the dial, so there is no message and no setup at which it could strike.`);
  }
  return right({ fault, ...(connection !== undefined && { connection }), ...(at !== undefined && { at }) });
};

/** A plan as it stands in JSON: `{ "fault": { "type": "stall", "ms": 3000 }, "connection": 2, "at": 5 }`. To the left is what is wrong. */
export const readFault = (value: unknown): Either<string, FaultPlan> => {
  if (!isObject(value)) return left(`A fault plan is an object with a fault, and this is ${excerpt(value)}.`);
  const more = strangers(value, ['fault', 'connection', 'at']);
  if (more.length > 0) return left(tooMany('A fault plan', more, ['fault', 'connection', 'at']));
  return chain((fault: Fault) => planned(fault, value['connection'], value['at']))(readBareFault(value['fault']));
};
