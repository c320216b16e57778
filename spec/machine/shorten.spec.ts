import { shorten } from '../../lib/machine/shorten';
import type { OpenCall } from '../../lib/machine/facts';
import { sendText, sendToolResponse } from '../../lib/wire/commands';
import { deepFreeze } from '../support/machine';

const CALLS: readonly OpenCall[] = ['a', 'b'].map((id) => ({ id, name: `f-${id}`, state: 'open' }));
const result = (id: string, length: number, more: object = {}) => ({ id, response: { output: 'x'.repeat(length) }, ...more });

describe('shorten', () => {
  it('leaves what fits', () => {
    const command = sendToolResponse([result('a', 10)]);
    expect(shorten(CALLS, command, 1_000)).toEqual({ command, failures: [] });
  });

  it('tells the model, and the app, which result is too large for what', () => {
    const large = result('a', 2_000, { name: 'f-a', scheduling: 'SILENT', willContinue: false, parts: [] });
    const message = 'The result of f-a is too large: 2168 bytes, where 1000 are the most.';
    expect(shorten(CALLS, deepFreeze(sendToolResponse([large])), 1_000)).toEqual({
      command: sendToolResponse([{ id: 'a', name: 'f-a', scheduling: 'SILENT', willContinue: false, response: { error: message } }]),
      failures: [{ type: 'ToolFailed', message, advice: expect.any(String) as unknown, call: { id: 'a', name: 'f-a' }, why: 'result' }],
    });
  });

  it('gives up the largest first, and no more than it takes', () => {
    const some = shorten(CALLS, sendToolResponse([result('b', 500), result('a', 900)]), 1_000);
    expect(some?.failures.map(({ call }) => call.id)).toEqual(['a']);
    expect(some?.command.responses[0]).toEqual(result('b', 500));
    expect(shorten(CALLS, sendToolResponse([result('b', 2_500), result('a', 900)]), 600)?.failures.map(({ call }) => call.id)).toEqual([
      'b',
      'a',
    ]);
  });

  it.each([
    ['it is no answer', sendText('x'.repeat(2_000)), 1_000],
    ['nobody waits for it', sendToolResponse([result('x', 2_000)]), 1_000],
    ['more will follow', sendToolResponse([result('a', 2_000, { willContinue: true })]), 1_000],
    ['not even the word of it fits', sendToolResponse([result('a', 2_000)]), 100],
  ])('does nothing where %s', (_why, command, limit) => {
    expect(shorten(CALLS, command, limit)).toBe(null);
  });
});
