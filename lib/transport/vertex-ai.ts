import { isLeft } from 'fp-ts/lib/Either.js';
import { LiveConfigError, type ConfigProblem } from '../errors/live-config-error';
import { credentialProblems } from './credential-problems';
import type { Credential, Endpoint } from './endpoint';
import { serviceUrl } from './service-url';
import { strangeOptions } from './strange-options';

/** What `vertexAi` needs. */
export interface VertexAiOptions {
  /** The id or the number of the Google Cloud project, as a string. */
  readonly project: string;
  /** A region such as `us-central1`, a multi-region (`us`, `eu`), or `global`. */
  readonly location: string;
  /** An OAuth 2 access token of the scope cloud-platform, or a function that gets one and is asked anew at every dial: tokens last an hour. */
  readonly accessToken: Credential;
  /**
   * Where to dial instead of Google, such as a proxy: http, https, ws or wss, with or without a path prefix. Unencrypted to this machine only.
   * @default the host of the location
   */
  readonly baseUrl?: string;
  /** @default 'v1beta1' */
  readonly apiVersion?: string;
}

type Name = keyof VertexAiOptions;

const NAMES: readonly string[] = ['project', 'location', 'accessToken', 'baseUrl', 'apiVersion'] satisfies readonly Name[];

/**
 * Vertex AI with an access token, which travels in a header. A browser cannot send one: there, dial through a proxy that adds it.
 *
 * @throws LiveConfigError at once, naming every bad field. An absent or empty access token is told at the dial, as `CredentialFailed`.
 * @example
 * const auth = { getAccessToken: (): Promise<string> => Promise.resolve('ya29.…') }; // of google-auth-library, say
 * const endpoint = vertexAi({ project: 'my-project', location: 'us-central1', accessToken: () => auth.getAccessToken() });
 */
export const vertexAi = (options: VertexAiOptions): Endpoint => {
  const strange = strangeOptions(options, NAMES, "vertexAi({ project: '…', location: '…', accessToken: '…' })");
  const { project, location, accessToken, baseUrl = `https://${hostOf(location)}`, apiVersion = 'v1beta1' } = options;
  const url = serviceUrl({
    baseUrl,
    apiVersion,
    path: (version) => `ws/google.cloud.aiplatform.${version}.LlmBidiService/BidiGenerateContent`,
  });
  const problems = [
    ...strange,
    ...projectProblems(project),
    ...locationProblems(location),
    ...credentialProblems('endpoint.accessToken', accessToken),
    ...(isLeft(url) ? url.left : []),
  ];
  if (isLeft(url) || problems.length > 0) throw new LiveConfigError(problems);
  return {
    backend: { type: 'vertexAi', project, location, apiVersion },
    access: {
      type: 'secret',
      credential: accessToken,
      request: (secret) => ({ url: url.right, headers: { Authorization: `Bearer ${secret}` }, protocols: [] }),
    },
  };
};

const hostOf = (location: string): string => {
  // The host of a bad location is not used: the location itself is told.
  if (location === 'global' || locationProblems(location).length > 0) return 'aiplatform.googleapis.com';
  if (location === 'us' || location === 'eu') return `aiplatform.${location}.rep.googleapis.com`;
  return `${location}-aiplatform.googleapis.com`;
};

const projectProblems = (project: unknown): readonly ConfigProblem[] =>
  typeof project === 'string' && /^[\w.:-]+$/.test(project)
    ? []
    : [{ field: 'endpoint.project', problem: 'must be the id of a Google Cloud project, such as "my-project"' }];

/** The location becomes a part of the host, so nothing may pass that could name another one. */
const locationProblems = (location: unknown): readonly ConfigProblem[] =>
  typeof location === 'string' && /^[a-z][a-z0-9-]*$/.test(location)
    ? []
    : [{ field: 'endpoint.location', problem: 'must be a region such as "us-central1", a multi-region ("us", "eu") or "global"' }];
