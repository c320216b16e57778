import type { Either } from 'fp-ts/lib/Either.js';
import { isLeft, left, right } from 'fp-ts/lib/Either.js';
import type { Accepts } from '../dial/caller-of';
import { isAccepted } from '../dial/caller-of';
import { partsOf } from '../dial/dial-request';
import type { HttpError } from '../dial/http-error';
import { badRequest } from '../dial/http-error';
import type { HttpRequest, HttpResponse } from '../dial/http-request';
import { isTokenName } from '../dial/token-name';
import { REFUSALS } from '../setup/refusals';
import { createToken } from './create-token';
import { listModels } from './list-models';
import type { Registry } from './registry';
import type { Settings } from './server-state';

/** An answer, and what the service knows after it. */
export interface Answered {
  readonly registry: Registry;
  readonly response: HttpResponse;
}

type Attempt = Either<HttpError, Answered>;

// One or more slashes in front, as at a dial.
const TOKENS = /^\/+(?:v1alpha|v1beta)\/auth_tokens$/;
const MODELS = /^\/+(?:v1alpha|v1beta)\/models$/;

const NOT_FOUND: HttpError = { code: 404, status: 'NOT_FOUND', message: 'The simulator has nothing here.' };
const UNREGISTERED: HttpError = { code: 403, status: 'PERMISSION_DENIED', message: REFUSALS.unregistered.reason };

const checkKey = ({ url, headers }: HttpRequest, accepts: Accepts): HttpError | null => {
  const key = headers['x-goog-api-key'] ?? new URLSearchParams(partsOf(url).query).get('key') ?? '';
  if (key === '') return UNREGISTERED;
  return !isTokenName(key) && isAccepted(key, accepts) ? null : badRequest(REFUSALS.badKey.reason);
};

const bodyOf = (body: string): Either<HttpError, unknown> => {
  try {
    return right(body.trim() === '' ? {} : JSON.parse(body));
  } catch {
    return left(badRequest('Invalid JSON payload received. Unexpected token.'));
  }
};

const postToken = (registry: Registry, body: string, at: number): Attempt => {
  const request = bodyOf(body);
  const created = isLeft(request) ? request : createToken(registry, request.right, at);
  if (isLeft(created)) return created;
  return right({ registry: created.right.registry, response: { status: 200, body: { name: created.right.name } } });
};

/** A browser asks before it sends a key or JSON to another place. */
const PREFLIGHT: HttpResponse = { status: 204, body: null };

const attempt = (registry: Registry, request: HttpRequest, accepts: Accepts, { models }: Settings, at: number): Attempt => {
  const { path } = partsOf(request.url);
  if (request.method === 'OPTIONS' && (TOKENS.test(path) || MODELS.test(path))) return right({ registry, response: PREFLIGHT });
  const isPost = request.method === 'POST' && TOKENS.test(path);
  if (!isPost && !(request.method === 'GET' && MODELS.test(path))) return left(NOT_FOUND);
  const refusal = checkKey(request, accepts);
  if (refusal !== null) return left(refusal);
  return isPost ? postToken(registry, request.body, at) : right({ registry, response: { status: 200, body: listModels(models) } });
};

/** What the service answers over plain HTTP: it issues ephemeral tokens and lists its models. */
export const answerHttp = (registry: Registry, request: HttpRequest, accepts: Accepts, settings: Settings, at: number): Answered => {
  const attempted = attempt(registry, request, accepts, settings, at);
  if (!isLeft(attempted)) return attempted.right;
  const error = attempted.left;
  return { registry, response: { status: error.code, body: { error } } };
};
