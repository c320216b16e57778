import type { ConfigProblem } from '../errors/live-config-error';
import { CAPABILITY_RULES } from './capability-rules';
import { isObject } from './codec/fields';
import type { ValueRule } from './value-rule';

const RULES: Readonly<Record<string, ValueRule>> = CAPABILITY_RULES;

/** What is wrong with capabilities that an app gives: what they cannot be, and what is not known. Whatever is undefined says nothing. */
export const capabilityProblems = (capabilities: unknown): readonly ConfigProblem[] => {
  if (capabilities === undefined) return [];
  if (!isObject(capabilities)) return [{ field: 'capabilities', problem: 'should be an object' }];
  return Object.entries(capabilities).flatMap(([name, value]) => {
    const field = `capabilities.${name}`;
    const rule = Object.hasOwn(RULES, name) ? RULES[name] : undefined;
    if (rule === undefined) return [{ field, problem: `is not known; there are ${Object.keys(RULES).join(', ')}` }];
    return value === undefined || rule.holds(value) ? [] : [{ field, problem: rule.should }];
  });
};
