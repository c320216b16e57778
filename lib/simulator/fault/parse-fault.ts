import type { Either } from 'fp-ts/lib/Either.js';
import { chain, left, right } from 'fp-ts/lib/Either.js';
import { wordsOf } from '../../errors/words-of';
import type { FaultPlan } from './fault';
import { FAULT_PARAMETERS, faultNames } from './fault-parameters';
import { readFault } from './read-fault';

const CHANCE = /%(\d+(?:\.\d+)?|\.\d+)$/;
const PLACE = /^@(?:(\*|\d+)(?:\.(\d+|setup|dial))?|(setup|dial))$/;

/** A number where one stands; the reader of the plan says what is wrong with the rest. */
const numberOr = (text: string): number | string => (/^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text);

/** The values of the parameters: as many as there are, and the last one is the rest of the text. */
const split = (text: string, count: number): readonly string[] => {
  const parts = text.split(':');
  return parts.length <= count ? parts : [...parts.slice(0, count - 1), parts.slice(count - 1).join(':')];
};

const noPlace = (where: string): string =>
  `"${where}" is no place. Write @CONNECTION, @CONNECTION.MESSAGE, @CONNECTION.setup or @CONNECTION.dial, with * for all connections; ` +
  'a fault with an @ in its text can be written as JSON.';

const bareFault = (text: string): Either<string, object> => {
  const colon = text.indexOf(':');
  const type = colon < 0 ? text : text.slice(0, colon);
  const name = faultNames.find((each) => each === type);
  if (name === undefined || colon < 0) return right({ type });
  const parameters = FAULT_PARAMETERS[name];
  if (parameters.length === 0) return left(`${name} takes no parameters, and "${text.slice(colon + 1)}" stands behind it.`);
  const values = split(text.slice(colon + 1), parameters.length);
  const given = values.map((value, index) => {
    const parameter = parameters[index];
    return [parameter?.name ?? '', typeof parameter?.otherwise === 'number' ? numberOr(value) : value] as const;
  });
  return right({ type, ...Object.fromEntries(given.filter(([, value]) => value !== '')) });
};

const json = (text: string): Either<string, FaultPlan> => {
  try {
    return readFault(JSON.parse(text));
  } catch (error) {
    return left(`This fault is no JSON: ${wordsOf(error)}`);
  }
};

/** Where and when: what follows the fault itself. */
const placeOf = (where: string, chance: string | undefined): Either<string, object> => {
  const by = chance === undefined ? {} : { at: { chance: Number(chance) } };
  if (where === '') return right(by);
  const place = PLACE.exec(where);
  if (place === null) return left(noPlace(where));
  const [, dial = '*', message, alone] = place;
  const moment = message ?? alone;
  if (chance !== undefined && moment !== undefined)
    return left(`A fault strikes at ${moment} or by chance (%${chance}), not both: write it twice.`);
  const at = moment === undefined ? by : { at: numberOr(moment) };
  return right({ ...(dial !== '*' && { connection: Number(dial) }), ...at });
};

/**
 * Reads a fault as it stands on a command line: `NAME[:PARAMETER…][@CONNECTION[.MOMENT]][%CHANCE]`, or a plan as JSON.
 *
 * The connection is the number of the dial, from 1, or `*` for all; the moment is the number of a message of the server on it, from 1, or `setup` or
 * `dial`. The chance is one from 0 to 1, of each message, or of each dial for the faults of the dial.
 *
 * @returns to the right the plan, to the left what is wrong, in words
 * @example
 * parseFault('malformed@2.5');
 * parseFault('close:1011:Internal error encountered.@1.3');
 * parseFault('status:503@1');
 * parseFault('stall:3000@*.setup');
 * parseFault('drop%0.02');
 */
export const parseFault = (text: string): Either<string, FaultPlan> => {
  if (text.trimStart().startsWith('{')) return json(text);
  const chance = CHANCE.exec(text)?.[1];
  const certain = text.replace(CHANCE, '');
  const sign = certain.lastIndexOf('@');
  const [what, where] = sign < 0 ? [certain, ''] : [certain.slice(0, sign), certain.slice(sign)];
  return chain((fault: object) => chain((placed: object) => readFault({ fault, ...placed }))(placeOf(where, chance)))(bareFault(what));
};
