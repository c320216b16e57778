import { isLeft, right } from 'fp-ts/lib/Either.js';
import { toolResult } from '../../lib/session/tool-result';
import { responseOf } from '../../lib/tools/response-of';
import { toolResponse } from '../../lib/tools/tool-response';

describe('the response of a result', () => {
  it.each<readonly [string, unknown, object]>([
    ['a text', 'Recorded 5.', { output: 'Recorded 5.' }],
    ['an object, which is its own', { mood: 'happy' }, { mood: 'happy' }],
    ['an empty object', {}, {}],
    ['a list', [1, 2], { output: [1, 2] }],
    ['nothing', undefined, { output: null }],
    ['null', null, { output: null }],
    ['false', false, { output: false }],
    ['what would be taken for the output itself', { output: 1, unit: 'm' }, { output: { output: 1, unit: 'm' } }],
    ['what would be taken for a failure', { error: null, rooms: 2 }, { output: { error: null, rooms: 2 } }],
  ])('is an object: %s', (_what, output, response) => {
    expect(responseOf(output)).toEqual(right(response));
  });

  it('is none where the result is not JSON', () => {
    expect(isLeft(responseOf(new Map()))).toBe(true);
  });
});

describe('toolResponse', () => {
  const call = { id: 'c-1', name: 'go' };

  it('has the id of the call and the name of the function', () => {
    expect(toolResponse(call, 'there', null)).toEqual(right({ id: 'c-1', name: 'go', response: { output: 'there' } }));
  });

  it('says when the model should speak of it, as the tool or the result says', () => {
    const whenOf = (value: unknown, scheduling: 'whenIdle' | 'silent' | 'interrupt' | null): unknown => {
      const response = toolResponse(call, value, scheduling);
      return isLeft(response) ? response : [response.right.response, response.right.scheduling];
    };
    expect(whenOf('x', 'whenIdle')).toEqual([{ output: 'x' }, 'WHEN_IDLE']);
    expect(whenOf('x', 'silent')).toEqual([{ output: 'x' }, 'SILENT']);
    expect(whenOf(toolResult('x', { scheduling: 'interrupt' }), 'silent')).toEqual([{ output: 'x' }, 'INTERRUPT']);
    expect(whenOf(toolResult({ a: 1 }, { scheduling: 'interrupt' }), null)).toEqual([{ a: 1 }, 'INTERRUPT']);
  });
});
