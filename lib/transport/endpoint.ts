import type { ObservableInput } from 'rxjs';
import type { TransportRequest } from './transport';

/** What a credential function may give: the secret, or anything that yields it once. */
export type CredentialInput = string | null | undefined | ObservableInput<string | null | undefined>;

/** A secret, or a function that gets one and is asked anew at every dial. An empty one is `CredentialFailed`. */
export type Credential = string | null | undefined | (() => CredentialInput);

/** Which backend answers; it decides how model names are spelled. */
export type Backend =
  | { readonly type: 'geminiApi'; readonly apiVersion: string }
  | { readonly type: 'vertexAi'; readonly project: string; readonly location: string; readonly apiVersion: string }
  /** Spoken to as is: model names are left alone. */
  | { readonly type: 'custom' };

/** How a dial gets its request. */
export type Access =
  | { readonly type: 'open'; readonly request: TransportRequest }
  | { readonly type: 'secret'; readonly credential: Credential; readonly request: (secret: string) => TransportRequest };

/** Where a session dials; made by `geminiApi`, `ephemeralToken`, `vertexAi` or `customEndpoint`. */
export interface Endpoint {
  readonly backend: Backend;
  readonly access: Access;
}
