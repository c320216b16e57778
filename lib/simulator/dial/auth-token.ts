import type { SetupMessage } from '../../wire/setup-message';

/** What a token makes of the setup that a client sends. */
export type Lock =
  | { readonly type: 'Open' }
  | { readonly type: 'Whole'; readonly setup: SetupMessage }
  | { readonly type: 'Masked'; readonly setup: SetupMessage; readonly paths: readonly (readonly string[])[] };

/** An ephemeral token that the service has issued. Times are in ms, by the clock of the service. */
export interface AuthToken {
  readonly name: string;
  /** How many new sessions may still begin with it. */
  readonly uses: number | 'unlimited';
  readonly expiresAt: number;
  /** From then on no new session begins with it. */
  readonly closesAt: number;
  readonly lock: Lock;
}
