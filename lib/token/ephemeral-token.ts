/** An ephemeral token and the terms that were asked for: plain data that JSON holds, ready to be handed to a browser. */
export interface EphemeralToken {
  /** The token itself, `auth_tokens/…`: what `ephemeralToken({ token })` takes. It is a secret. */
  readonly name: string;
  /** How many new sessions may begin with it; 0 is without a limit. Resuming a session uses nothing up. */
  readonly uses: number;
  /** When it ends altogether, in RFC 3339; absent where that was left to the service, which takes 30 minutes. */
  readonly expireTime?: string;
  /** Until when new sessions may begin, in RFC 3339; absent where that was left to the service, which takes a minute. */
  readonly newSessionExpireTime?: string;
  /** The version that `ephemeralToken({ apiVersion })` has to name as well. */
  readonly apiVersion: string;
}
