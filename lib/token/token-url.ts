import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js';
import type { ConfigProblem } from '../errors/live-config-error';
import { socketUrl } from '../transport/socket-url';

const versionProblems = (apiVersion: unknown): readonly ConfigProblem[] =>
  typeof apiVersion === 'string' && /^\w+$/.test(apiVersion)
    ? []
    : [{ field: 'apiVersion', problem: 'must be the version in the path, such as "v1beta"' }];

const queryProblems = ({ search }: URL): readonly ConfigProblem[] =>
  search === '' ? [] : [{ field: 'baseUrl', problem: 'must not hold a query: a path is put behind it' }];

/** Where tokens are made, by http or https, or everything that is wrong with the base URL and the version. The base may be that of the sockets. */
export const tokenUrl = (baseUrl: unknown, apiVersion: unknown): Either<readonly ConfigProblem[], string> => {
  const base = socketUrl('baseUrl', baseUrl);
  const problems = [...(isLeft(base) ? [base.left] : queryProblems(base.right)), ...versionProblems(apiVersion)];
  if (isLeft(base) || problems.length > 0) return left(problems);
  const { protocol, host, pathname } = base.right;
  const prefix = pathname.split('/').filter((segment) => segment !== '');
  return right([`${protocol.replace('ws', 'http')}//${host}`, ...prefix, String(apiVersion), 'auth_tokens'].join('/'));
};
