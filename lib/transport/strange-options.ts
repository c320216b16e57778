import { LiveConfigError, type ConfigProblem } from '../errors/live-config-error';

/**
 * The options of an endpoint function that it does not know. An app without types may give a bare key, or nothing: that throws at once. Nothing of what is
 * given is quoted but names, because it may be the credential.
 */
export const strangeOptions = (given: unknown, names: readonly string[], example: string): readonly ConfigProblem[] => {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new LiveConfigError([{ field: 'endpoint', problem: `needs its options as an object: ${example}` }]);
  return Object.keys(given)
    .filter((name) => !names.includes(name))
    .map((name) => ({ field: `endpoint.${name}`, problem: `is not known; there are ${names.join(', ')}` }));
};
