import { snakeCase } from '../../wire/codec/snake-case';
import type { Either } from 'fp-ts/lib/Either.js';
import { left, right } from 'fp-ts/lib/Either.js';
import type { FrameFault } from '../../errors/live-error';
import type { ClientMessage } from '../../wire/client-message';
import { clientMessage } from '../../wire/client-message';
import { isObject } from '../../wire/codec/fields';
import { openRealtimeMedia } from '../../wire/open-media';
import { parseFrame } from '../../wire/parse-frame';
import { salvage } from '../../wire/salvage';
import { checkShape } from './check-shape';
import { CLIENT_MESSAGE } from './client-shape';
import { isTooDeep } from './is-too-deep';
import { REFUSALS, invalidBase64 } from './refusals';
import type { Refusal } from './refusals';

const refusalOf = (fault: FrameFault | undefined): Refusal =>
  fault?.kind === 'media' ? invalidBase64(snakeCase(fault.path), fault.excerpt) : REFUSALS.invalidArgument;

/** A message of the client, with exactly one of the keys that the service knows; or why it is refused. The service forgives nothing. */
export const readFrame = (data: unknown): Either<Refusal, ClientMessage> => {
  const parsed = parseFrame(data);
  if (parsed._tag !== 'Right' || !isObject(parsed.right)) return left(REFUSALS.notJson);
  if (isTooDeep(parsed.right)) return left(REFUSALS.tooDeep);
  const refusal = checkShape(parsed.right, CLIENT_MESSAGE, '');
  if (refusal !== null) return left(refusal);
  const decoded = salvage(clientMessage, openRealtimeMedia(parsed.right));
  if (decoded._tag !== 'Right') return left(refusalOf(decoded.left[0]));
  // The schemas and the responses of functions are the app's: only the fields of the wire are renamed.
  return Object.keys(decoded.right).length === 1 ? right(decoded.right) : left(REFUSALS.invalidArgument);
};
