import type { ConfigProblem } from '../errors/live-config-error';

/**
 * What is wrong with a credential before anyone dials: its type, or characters that no header carries.
 * Being absent or empty is not wrong here: it is told at the dial, where a function may give an empty one as well.
 */
export const credentialProblems = (field: string, credential: unknown): readonly ConfigProblem[] => {
  if (credential === undefined || credential === null || typeof credential === 'function') return [];
  if (typeof credential !== 'string') return [{ field, problem: `must be a string or a function that gets one, not ${typeof credential}` }];
  return /^[\x21-\x7e]*$/.test(credential)
    ? []
    : [{ field, problem: 'holds a space, a line break or another character that no credential has: pass the bare credential, trimmed' }];
};
