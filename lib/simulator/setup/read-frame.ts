import type { Either } from 'fp-ts/lib/Either.js';
import { left, right } from 'fp-ts/lib/Either.js';
import type { FrameFault } from '../../errors/live-error';
import type { ClientMessage } from '../../wire/client-message';
import { decodeClientMessage } from '../../wire/decode-client-message';
import { REFUSALS, invalidValue } from './refusals';
import type { Refusal } from './refusals';

const KEYS: readonly string[] = ['setup', 'clientContent', 'realtimeInput', 'toolResponse'];

const refusalOf = (fault: FrameFault | undefined): Refusal =>
  fault === undefined || fault.path === '$' ? REFUSALS.notJson : invalidValue(fault.path, fault.excerpt);

/** A message of the client, with exactly one of the keys that the service knows; or why it is refused. The service forgives nothing. */
export const readFrame = (data: unknown): Either<Refusal, ClientMessage> => {
  const decoded = decodeClientMessage(data);
  if (decoded._tag !== 'Right') return left(refusalOf(decoded.left.faults[0]));
  const keys = Object.keys(decoded.right);
  return keys.length === 1 && keys.every((key) => KEYS.includes(key)) ? right(decoded.right) : left(REFUSALS.invalidArgument);
};
