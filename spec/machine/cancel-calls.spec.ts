import { cancelCalls } from '../../lib/machine/cancel-calls';
import { stay } from '../../lib/machine/next';
import { callFor, deepFreeze, liveAfter, story } from '../support/machine';

describe('cancelCalls', () => {
  const open = deepFreeze(stay(liveAfter(callFor('a', 'b'))));

  it('closes the calls, remembers them, and tells the phase alone', () => {
    const next = cancelCalls(open, ['b', 'a']);
    expect([next.state.memory.facts.calls, next.state.memory.cancelled]).toEqual([[], ['b', 'a']]);
    expect(story(next.events)).toEqual(['ToolCallPending>Active']);
  });

  it('leaves the others open', () => {
    expect(cancelCalls(open, ['a']).state.memory.facts.calls.map(({ id }) => id)).toEqual(['b']);
  });

  it('remembers to a bound, the newest ones', () => {
    const ids = Array.from({ length: 300 }, (_each, index) => String(index));
    expect(cancelCalls(cancelCalls(open, ids.slice(0, 100)), ids.slice(100)).state.memory.cancelled).toEqual(ids.slice(-256));
  });
});
