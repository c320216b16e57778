import type { SessionEvent } from '../../wire/session-event';
import { EVENT_LETTER } from '../builders/event-letter';
import { eventFields } from './event-fields';
import { nearKey } from './near-key';
import { showValue } from './show-value';

const STEPS = ['close', 'drop', 'refuse'] as const;

const list = (keys: readonly string[]): string => (keys.length === 0 ? 'none' : keys.join(', '));

const ofEvent = (type: SessionEvent['type'], value: object): string | undefined => {
  if ('type' in value && (typeof value.type !== 'string' || !Object.hasOwn(EVENT_LETTER, value.type))) {
    return `is given the type ${showValue(value.type)}, which no event has.`;
  }
  const fields = eventFields(type);
  const strange = Object.keys(value).find((key) => key !== 'type' && !fields.includes(key));
  return strange === undefined ? undefined : `is given ${strange}, which is no field of ${type}. Its fields are ${list(fields)}.`;
};

/** Only a slip of the pen: what is like no field that is known is sent as it is. */
const ofMessage = (keys: readonly string[], value: object): string | undefined => {
  const slip = Object.keys(value).find((key) => nearKey(key, [...keys, ...STEPS]) !== undefined);
  if (slip === undefined) return undefined;
  const meant = nearKey(slip, [...keys, ...STEPS]) ?? '';
  return `is given ${slip}, which is no field of a message; ${meant} probably. The fields of a message are ${list(keys)}; the steps ${list(STEPS)}.`;
};

/** Why a value cannot be some fields of an event, or a message where it is of no event; nothing where it can. */
export const serverValueProblem = (
  type: SessionEvent['type'] | undefined,
  value: object,
  messageKeys: readonly string[],
): string | undefined => (type === undefined ? ofMessage(messageKeys, value) : ofEvent(type, value));
