import type { ConfigProblem } from '../errors/live-config-error';
import { CAPABILITY_RULES } from './capability-rules';
import { isObject } from './codec/fields';
import { misfits, strangers } from './field-problems';

const PREFIX = 'capabilities.';

/** What is wrong with capabilities that an app gives: what they cannot be, and what is not known. Whatever is undefined says nothing. */
export const capabilityProblems = (capabilities: unknown): readonly ConfigProblem[] => {
  if (capabilities === undefined) return [];
  if (!isObject(capabilities)) return [{ field: 'capabilities', problem: 'should be an object' }];
  return [...misfits(capabilities, CAPABILITY_RULES, PREFIX), ...strangers(capabilities, Object.keys(CAPABILITY_RULES), PREFIX)];
};
