import { identify } from '../../lib/machine/identify';
import { stay } from '../../lib/machine/next';
import type { WireFunctionCall } from '../../lib/wire/server-message';
import { deepFreeze, eventsOf, live, received, run } from '../support/machine';

const idsOf = (...calls: readonly WireFunctionCall[]): readonly string[] =>
  identify(stay(live()), deepFreeze(calls))[1].map(({ id }) => id);

describe('identify', () => {
  it('keeps what the server gave', () => {
    const call = { id: 'a', name: 'f', args: { x: 1 } };
    const [next, calls] = identify(stay(live()), [call]);
    expect(calls).toEqual([call]);
    expect(next.state.memory.localIds).toBe(0);
  });

  it('makes ids up where there are none or empty ones', () => {
    expect(idsOf({ name: 'f' }, { id: 'a', name: 'g' }, { id: '', name: 'h' })).toEqual(['local-1', 'a', 'local-2']);
  });

  it('gives no arguments as an empty object', () => {
    expect(identify(stay(live()), [{ id: 'a', name: 'f' }])[1]).toEqual([{ id: 'a', name: 'f', args: {} }]);
  });

  it('never gives an id twice, message after message', () => {
    const nameless = received({ toolCall: { functionCalls: [{ name: 'f' }, { name: 'f' }] } });
    const calls = eventsOf(run(live(), nameless, nameless).events, 'ToolCall').flatMap((event) => event.calls);
    expect(calls.map(({ id }) => id)).toEqual(['local-1', 'local-2', 'local-3', 'local-4']);
  });
});
