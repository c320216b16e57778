import { isLeft } from 'fp-ts/lib/Either.js';
import { LiveConfigError } from '../errors/live-config-error';
import { credentialProblems } from './credential-problems';
import type { Credential, Endpoint } from './endpoint';
import { serviceUrl } from './service-url';
import { strangeOptions } from './strange-options';

/** What `ephemeralToken` needs. */
export interface EphemeralTokenOptions {
  /** The name of the token (`auth_tokens/…`), or a function that gets one and is asked anew at every dial. */
  readonly token: Credential;
  /**
   * Where to dial instead of Google, such as a proxy: http, https, ws or wss, with or without a path prefix. Unencrypted to this machine only.
   * @default 'https://generativelanguage.googleapis.com'
   */
  readonly baseUrl?: string;
  /**
   * The version that the token was made with.
   * @default 'v1beta'
   */
  readonly apiVersion?: string;
}

const NAMES: readonly string[] = ['token', 'baseUrl', 'apiVersion'] satisfies readonly (keyof EphemeralTokenOptions)[];

/**
 * The Gemini API with an ephemeral token: what a browser should use. Your server makes the token, and it may lock parts of the setup.
 *
 * @throws LiveConfigError at once, naming every bad field. An absent or empty token is told at the dial, as `CredentialFailed`.
 * @example
 * const endpoint = ephemeralToken({
 *   token: async () => {
 *     const response = await fetch('/live-token');
 *     if (!response.ok) throw new Error(`no token: HTTP ${response.status}`);
 *     return response.text();
 *   },
 * });
 */
export const ephemeralToken = (options: EphemeralTokenOptions): Endpoint => {
  const strange = strangeOptions(options, NAMES, "ephemeralToken({ token: '…' })");
  const { token, baseUrl = 'https://generativelanguage.googleapis.com', apiVersion = 'v1beta' } = options;
  const url = serviceUrl({
    baseUrl,
    apiVersion,
    path: (version) => `ws/google.ai.generativelanguage.${version}.GenerativeService.BidiGenerateContentConstrained`,
  });
  const problems = [...strange, ...credentialProblems('endpoint.token', token), ...(isLeft(url) ? url.left : [])];
  if (isLeft(url) || problems.length > 0) throw new LiveConfigError(problems);
  return {
    backend: { type: 'geminiApi', apiVersion },
    access: {
      type: 'secret',
      credential: token,
      request: (secret) => ({ url: url.right, headers: { Authorization: `Token ${secret}` }, protocols: [] }),
    },
  };
};
