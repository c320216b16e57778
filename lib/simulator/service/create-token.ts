import type { Either } from 'fp-ts/lib/Either.js';
import { isLeft, right } from 'fp-ts/lib/Either.js';
import type { HttpError } from '../dial/http-error';
import { readTokenRequest } from '../dial/read-token-request';
import { TOKEN_NAME } from '../dial/token-name';
import { makeId } from './make-id';
import type { Registry } from './registry';
import { issueToken } from './auth-tokens';

/** A token that was issued, and the service that knows it. */
export interface Created {
  readonly registry: Registry;
  readonly name: string;
}

/** Issues an ephemeral token, if the request for it is right. */
export const createToken = (registry: Registry, request: unknown, at: number): Either<HttpError, Created> => {
  const terms = readTokenRequest(request, at);
  if (isLeft(terms)) return terms;
  const { id: name, random } = makeId(registry.random, TOKEN_NAME);
  return right({ registry: issueToken({ ...registry, random }, { name, ...terms.right }, at), name });
};
