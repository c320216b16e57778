import type { Either } from 'fp-ts/lib/Either.js';
import { isLeft, left, right } from 'fp-ts/lib/Either.js';
import { camelCase } from '../../wire/codec/camel-case';
import { snakeCase } from '../../wire/codec/snake-case';
import { isObject } from '../../wire/codec/fields';
import { decodeClientMessage } from '../../wire/decode-client-message';
import type { SetupMessage } from '../../wire/setup-message';
import { checkShape } from '../setup/check-shape';
import { isTooDeep } from '../setup/is-too-deep';
import { REFUSALS } from '../setup/refusals';
import { SETUP } from '../setup/setup-shape';
import type { Shape } from '../setup/shape';
import type { AuthToken, Lock } from './auth-token';
import type { HttpError } from './http-error';
import { badRequest } from './http-error';

/** A token but for its name. */
export type TokenTerms = Omit<AuthToken, 'name'>;

const FIELDS: readonly string[] = ['uses', 'expireTime', 'newSessionExpireTime', 'bidiGenerateContentSetup', 'fieldMask', 'interactionId'];
const MINUTE = 60_000;
/** What an int32 holds. */
const MOST_USES = 2 ** 31 - 1;
const FURTHEST = 20 * 60 * MINUTE;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

const unknownName = (name: string, at = ''): HttpError =>
  badRequest(`Invalid JSON payload received. Unknown name "${name}"${at === '' ? '' : ` at '${at}'`}: Cannot find field.`);

const readTime = (name: string, value: unknown, standard: number, at: number): Either<HttpError, number> => {
  if (value === undefined || value === null) return right(standard);
  const time = typeof value === 'string' && TIME.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(time)) return left(badRequest(`Invalid value at 'auth_token.${snakeCase(name)}': not a timestamp of RFC 3339.`));
  if (time <= at) return left(badRequest(`${snakeCase(name)} must be in the future.`));
  return time - at < FURTHEST ? right(time) : left(badRequest(`${snakeCase(name)} must be less than 20 hours in the future.`));
};

const readUses = (value: unknown): Either<HttpError, AuthToken['uses']> => {
  if (value === undefined || value === null) return right(1);
  const uses = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof uses !== 'number' || !Number.isInteger(uses) || uses < 0 || uses > MOST_USES)
    return left(badRequest("Invalid value at 'auth_token.uses' (TYPE_INT32): must be a whole number from 0."));
  return right(uses === 0 ? 'unlimited' : uses);
};

const SETUP_PATH = 'auth_token.bidi_generate_content_setup';

const readSetup = (value: unknown): Either<HttpError, SetupMessage | null> => {
  if (value === undefined || value === null) return right(null);
  if (isObject(value) && Object.hasOwn(value, 'setup')) return left(unknownName('setup', SETUP_PATH));
  const refusal = checkShape(value, SETUP, SETUP_PATH);
  if (refusal !== null) return left(badRequest(refusal.reason));
  const decoded = decodeClientMessage(JSON.stringify({ setup: value }));
  if (decoded._tag === 'Right') return right(decoded.right.setup ?? {});
  const { path = '', excerpt = '' } = decoded.left.faults[0] ?? {};
  return left(badRequest(`Invalid value at '${path.replace(/^setup/, SETUP_PATH)}', ${excerpt}`));
};

/** Whether a message of that shape has a field there; a path ends at a list, and at what has no fields. */
const isPath = (shape: Shape, [key, ...rest]: readonly string[]): boolean => {
  if (key === undefined) return true;
  const fields = shape.type === 'Message' ? shape.fields() : {};
  const inner = Object.hasOwn(fields, key) ? fields[key] : undefined;
  return inner !== undefined && isPath(inner, rest);
};

/** In JSON a mask is a list of paths in camelCase, with commas and nothing else between them. */
const readMask = (value: unknown): Either<HttpError, readonly (readonly string[])[]> => {
  if (value === undefined || value === null || value === '') return right([]);
  if (typeof value !== 'string' || !/^[a-zA-Z\d]+([.,][a-zA-Z\d]+)*$/.test(value))
    return left(badRequest("Invalid value at 'auth_token.field_mask' (type.googleapis.com/google.protobuf.FieldMask)."));
  const paths = value.split(',').map((path) => path.split('.'));
  return paths.every((path) => isPath(SETUP, path)) ? right(paths) : left(badRequest('field_mask is invalid for BidiGenerateContentSetup'));
};

const lockOf = (setup: SetupMessage | null, paths: readonly (readonly string[])[]): Lock => {
  if (setup === null) return { type: 'Open' };
  return paths.length === 0 ? { type: 'Whole', setup } : { type: 'Masked', setup, paths };
};

/** What a request for an ephemeral token asks for; or what is wrong with it. */
export const readTokenRequest = (body: unknown, at: number): Either<HttpError, TokenTerms> => {
  if (!isObject(body)) return left(badRequest('Invalid JSON payload received. Root element must be a message.'));
  if (isTooDeep(body)) return left(badRequest(REFUSALS.tooDeep.reason));
  const fields: Readonly<Record<string, unknown>> = Object.fromEntries(
    Object.entries(body).map(([name, value]) => [camelCase(name), value]),
  );
  const stranger = Object.keys(body).find((name) => !FIELDS.includes(camelCase(name)));
  if (stranger !== undefined) return left(unknownName(stranger));
  const expiresAt = readTime('expireTime', fields['expireTime'], at + 30 * MINUTE, at);
  if (isLeft(expiresAt)) return expiresAt;
  const closesAt = readTime('newSessionExpireTime', fields['newSessionExpireTime'], at + MINUTE, at);
  if (isLeft(closesAt)) return closesAt;
  const uses = readUses(fields['uses']);
  if (isLeft(uses)) return uses;
  const setup = readSetup(fields['bidiGenerateContentSetup']);
  if (isLeft(setup)) return setup;
  const paths = readMask(fields['fieldMask']);
  if (isLeft(paths)) return paths;
  const lock = lockOf(setup.right, paths.right);
  return right({ uses: uses.right, expiresAt: expiresAt.right, closesAt: closesAt.right, lock });
};
