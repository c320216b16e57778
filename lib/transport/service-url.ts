import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js';
import type { ConfigProblem } from '../errors/live-config-error';
import { socketUrl } from './socket-url';

interface Service {
  readonly baseUrl: string;
  readonly apiVersion: string;
  /** What follows the base, without a leading slash. */
  readonly path: (apiVersion: string) => string;
}

/** The WebSocket URL of a Google service behind a base URL, or everything that is wrong with the two. */
export const serviceUrl = ({ baseUrl, apiVersion, path }: Service): Either<readonly ConfigProblem[], string> => {
  const base = socketUrl('endpoint.baseUrl', baseUrl);
  const problems = [...(isLeft(base) ? [base.left] : queryProblems(base.right)), ...versionProblems(apiVersion)];
  if (isLeft(base) || problems.length > 0) return left(problems);
  const prefix = base.right.pathname.split('/').filter((segment) => segment !== '');
  return right([`${base.right.protocol}//${base.right.host}`, ...prefix, path(apiVersion)].join('/'));
};

const queryProblems = (base: URL): readonly ConfigProblem[] =>
  base.search === '' ? [] : [{ field: 'endpoint.baseUrl', problem: 'must not hold a query; customEndpoint takes a whole URL' }];

const versionProblems = (apiVersion: unknown): readonly ConfigProblem[] =>
  typeof apiVersion === 'string' && /^\w+$/.test(apiVersion)
    ? []
    : [{ field: 'endpoint.apiVersion', problem: 'must be the version in the path, such as "v1beta"' }];
