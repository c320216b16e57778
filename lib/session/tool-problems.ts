import type { ConfigProblem } from '../errors/live-config-error';
import { isObject } from '../wire/codec/fields';
import { misfits } from '../wire/field-problems';
import type { Rule, Rules } from './rule';
import { AMOUNT, FUNCTION, MILLISECONDS } from './rule';
import type { Tool } from './tool';
import type { ToolOptions } from './tool-options';

/** Everything that may be said of all tools of a session. */
export const TOOL_OPTION_RULES: Rules = {
  concurrency: AMOUNT,
  timeoutMs: MILLISECONDS,
  approve: FUNCTION,
  approveMs: MILLISECONDS,
  describeError: FUNCTION,
};

const TOOL: Rule = {
  should: 'should come from tool()',
  holds: (value) => isObject(value) && typeof value['prepare'] === 'function' && typeof value['name'] === 'string',
};

/** What is wrong with a list of tools, and with what is said of all of them. */
export const toolProblems = (tools: readonly Tool[], options: ToolOptions = {}): readonly ConfigProblem[] => {
  const given: unknown = tools;
  if (!Array.isArray(given)) return [{ field: 'tools', problem: 'should be a list of what tool() made' }];
  const names = given.map((each: unknown) => (TOOL.holds(each) ? (each as Tool).name : null));
  return [
    ...names.flatMap((name, index) => {
      const field = `tools[${String(index)}]`;
      if (name === null) return [{ field, problem: TOOL.should }];
      return names.indexOf(name) < index
        ? [{ field, problem: `is the second tool that is called ${name}; give each a name of its own` }]
        : [];
    }),
    ...misfits({ ...options }, TOOL_OPTION_RULES),
  ];
};
