import { isLeft } from 'fp-ts/lib/Either.js';
import { LiveConfigError } from '../errors/live-config-error';
import { credentialProblems } from './credential-problems';
import type { Credential, Endpoint } from './endpoint';
import { serviceUrl } from './service-url';
import { strangeOptions } from './strange-options';

/** What `geminiApi` needs. */
export interface GeminiApiOptions {
  /** The API key, or a function that gets one and is asked anew at every dial. */
  readonly apiKey: Credential;
  /**
   * Where to dial instead of Google, such as a proxy: http, https, ws or wss, with or without a path prefix. Unencrypted to this machine only.
   * @default 'https://generativelanguage.googleapis.com'
   */
  readonly baseUrl?: string;
  /** @default 'v1beta' */
  readonly apiVersion?: string;
}

const NAMES: readonly string[] = ['apiKey', 'baseUrl', 'apiVersion'] satisfies readonly (keyof GeminiApiOptions)[];

/**
 * The Gemini API with an API key, which travels in a header wherever the platform can send one. A browser cannot: there the key stands in the
 * URL and anyone can read it, so use `ephemeralToken` in browsers.
 *
 * @throws LiveConfigError at once, naming every bad field. An absent or empty key is told at the dial, as `CredentialFailed`.
 * @example
 * const endpoint = geminiApi({ apiKey: process.env.GEMINI_API_KEY });
 */
export const geminiApi = (options: GeminiApiOptions): Endpoint => {
  const strange = strangeOptions(options, NAMES, "geminiApi({ apiKey: '…' })");
  const { apiKey, baseUrl = 'https://generativelanguage.googleapis.com', apiVersion = 'v1beta' } = options;
  const url = serviceUrl({
    baseUrl,
    apiVersion,
    path: (version) => `ws/google.ai.generativelanguage.${version}.GenerativeService.BidiGenerateContent`,
  });
  const problems = [...strange, ...credentialProblems('endpoint.apiKey', apiKey), ...(isLeft(url) ? url.left : [])];
  if (isLeft(url) || problems.length > 0) throw new LiveConfigError(problems);
  return {
    backend: { type: 'geminiApi', apiVersion },
    access: {
      type: 'secret',
      credential: apiKey,
      request: (secret) => ({ url: url.right, headers: { 'x-goog-api-key': secret }, protocols: [] }),
    },
  };
};
