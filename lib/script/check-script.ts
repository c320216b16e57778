import { LiveConfigError } from '../errors/live-config-error';
import type { Script } from './script';
import { scriptProblems } from './script-problems';

/**
 * Looks whether a script, which may come from a JSON file, can be played, and gives it back.
 *
 * @throws LiveConfigError that names every wrong step.
 * @example
 * const script = checkScript(JSON.parse('[{ "expect": "setup" }, { "send": { "setupComplete": {} } }]'));
 */
export const checkScript = (script: unknown): Script => {
  const problems = scriptProblems(script);
  if (problems.length > 0) throw new LiveConfigError(problems);
  return script as Script;
};
