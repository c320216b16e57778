import type { Tool } from '../../lib/index';
import { tool } from '../../lib/index';
import { toolProblems } from '../../lib/session/tool-problems';

const lamp = tool({ name: 'lamp', description: 'Turns a lamp on.', run: () => 'on' });
const linesOf = (tools: unknown, options?: object): readonly string[] =>
  toolProblems(tools as readonly Tool[], options).map(({ field, problem }) => `${field}: ${problem}`);

describe('toolProblems', () => {
  it('finds nothing wrong in tools of different names', () => {
    expect(linesOf([lamp, { ...lamp, name: 'other' }], { concurrency: 3, timeoutMs: Infinity, scheduler: {} })).toEqual([]);
    expect(linesOf([])).toEqual([]);
  });

  it('says which one is no tool, or has the name of another', () => {
    expect(linesOf('lamp')).toEqual(['tools: should be a list of what tool() made']);
    expect(linesOf([lamp, { name: 'lamp', run: () => 1 }, null, lamp])).toEqual([
      'tools[1]: should come from tool()',
      'tools[2]: should come from tool()',
      'tools[3]: is the second tool that is called lamp; give each a name of its own',
    ]);
  });

  it('says what is wrong with what is said of all of them', () => {
    expect(linesOf([], { concurrency: 0, timeoutMs: '5', approve: true, approveMs: -1, describeError: 'x' })).toEqual([
      'concurrency: should be a number, 1 or more',
      'timeoutMs: should be a number of milliseconds, 0 or more',
      'approve: should be a function',
      'approveMs: should be a number of milliseconds, 0 or more',
      'describeError: should be a function',
    ]);
  });
});
