/** What the names of tokens are made from; a `~` becomes a hexadecimal digit. */
export const TOKEN_NAME = 'auth_tokens/sim-~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~';

/** Whether a token is one that a simulator has issued, this one or another. */
export const isTokenName = (credential: string): boolean => /^auth_tokens\/sim-[0-9a-f]{32}$/.test(credential);
