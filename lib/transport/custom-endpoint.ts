import { isLeft } from 'fp-ts/lib/Either.js';
import { LiveConfigError, type ConfigProblem } from '../errors/live-config-error';
import type { Endpoint } from './endpoint';
import { socketUrl } from './socket-url';
import { strangeOptions } from './strange-options';

/** What `customEndpoint` needs. */
export interface CustomEndpointOptions {
  /** The whole URL, path and query included: wss or https, and ws or http to this machine. */
  readonly url: string;
  /** Sent with the upgrade request. A browser cannot send any: there the dial fails and says so. */
  readonly headers?: Readonly<Record<string, string>>;
}

const NAMES: readonly string[] = ['url', 'headers'] satisfies readonly (keyof CustomEndpointOptions)[];

/**
 * Any server that speaks the protocol: a proxy of yours, a relay, a simulator. It is dialled as given, and model names are left alone.
 *
 * @throws LiveConfigError at once, naming every bad field.
 * @example
 * const endpoint = customEndpoint({ url: 'wss://relay.example/live', headers: { 'x-tenant': 'blue' } });
 */
export const customEndpoint = (options: CustomEndpointOptions): Endpoint => {
  const strange = strangeOptions(options, NAMES, "customEndpoint({ url: 'wss://…' })");
  const { url, headers = {} } = options;
  const parsed = socketUrl('endpoint.url', url);
  const problems = [...strange, ...(isLeft(parsed) ? [parsed.left] : []), ...headerProblems(headers)];
  if (isLeft(parsed) || problems.length > 0) throw new LiveConfigError(problems);
  return {
    backend: { type: 'custom' },
    access: { type: 'open', request: { url: parsed.right.href, headers: { ...headers }, protocols: [] } },
  };
};

const headerProblems = (headers: unknown): readonly ConfigProblem[] =>
  typeof headers === 'object' && headers !== null && !Array.isArray(headers)
    ? Object.entries(headers).flatMap(([name, value]) => (isHeaderName(name) ? valueProblems(name, value) : NOT_A_NAME))
    : [{ field: 'endpoint.headers', problem: 'must be an object of names and values' }];

const isHeaderName = (name: string): boolean => /^[!#$%&'*+.^_`|~\w-]{1,64}$/.test(name);

/** What stands in the place of a name may be the credential, so it is not quoted. */
const NOT_A_NAME: readonly ConfigProblem[] = [{ field: 'endpoint.headers', problem: 'a key is not the name of a header' }];

const valueProblems = (name: string, value: unknown): readonly ConfigProblem[] => {
  const field = `endpoint.headers.${name}`;
  if (typeof value !== 'string') return [{ field, problem: `must be a string, not ${value === null ? 'null' : typeof value}` }];
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value)
    ? []
    : [{ field, problem: 'holds a line break or another character that no header carries' }];
};
