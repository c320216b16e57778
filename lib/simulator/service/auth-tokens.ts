import type { AuthToken } from '../dial/auth-token';
import type { Ending } from './endings';
import { ENDINGS } from './endings';
import type { Registry } from './registry';

const MOST_TOKENS = 1000;

/** The token of that name, if the service has issued it and still knows it. */
export const findToken = ({ tokens }: Registry, name: string): AuthToken | undefined => tokens.find((token) => token.name === name);

/** Takes a new token in. Those that are over go, and the oldest where there are too many. */
export const issueToken = (registry: Registry, token: AuthToken, at: number): Registry => ({
  ...registry,
  tokens: [...registry.tokens.filter(({ expiresAt }) => at < expiresAt), token].slice(-MOST_TOKENS),
});

/** Why nothing can be done with a token, or at least no new session be begun; `null` where it can. A token that was forgotten is over. */
export const refuseToken = (token: AuthToken | undefined, purpose: 'begin' | 'resume', at: number): Ending | null => {
  if (token === undefined || at >= token.expiresAt) return ENDINGS.tokenExpired;
  if (purpose === 'resume') return null;
  if (token.uses === 0) return ENDINGS.tokenUsedUp;
  return at >= token.closesAt ? ENDINGS.tokenExpired : null;
};

/** One new session less can be begun with that token. */
export const useToken = (registry: Registry, name: string): Registry => ({
  ...registry,
  tokens: registry.tokens.map((token) =>
    token.name === name && token.uses !== 'unlimited' ? { ...token, uses: Math.max(0, token.uses - 1) } : token,
  ),
});
