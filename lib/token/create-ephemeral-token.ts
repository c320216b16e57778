import type { Observable } from 'rxjs';
import { checkTokenOptions } from './check-token-options';
import type { CreateEphemeralTokenOptions } from './create-ephemeral-token-options';
import type { EphemeralToken } from './ephemeral-token';
import { orderToken } from './order-token';

/**
 * Makes an ephemeral token, with which a browser can open a session and never sees the API key. This is for your server, on Node or at an edge: it
 * needs the key and a standard `fetch`. The Gemini API has such tokens, Vertex AI has none.
 *
 * Cold: each subscription asks for a token of its own, emits it once and completes. Unsubscribing aborts the request.
 *
 * @throws LiveConfigError at once, naming every bad option.
 * @returns a stream whose error notification is an `EphemeralTokenFailure`: the key could not be had, a time is over by now, the service could not
 * be reached, did not answer in time, refused, or gave what is no token
 * @example
 * const token$ = createEphemeralToken({
 *   apiKey: process.env.GEMINI_API_KEY,
 *   lock: { model: 'gemini-3.8-live', setup: { systemInstruction: 'You help with orders.' }, fields: 'given' },
 * });
 * token$.subscribe(({ name }) => console.log(name)); // hand it to the browser: ephemeralToken({ token: name })
 */
export const createEphemeralToken = (options: CreateEphemeralTokenOptions): Observable<EphemeralToken> =>
  orderToken(checkTokenOptions(options));
