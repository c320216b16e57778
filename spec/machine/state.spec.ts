import { DEFAULT_OUTBOX } from '../../lib/machine/settings';
import { idle, initialState, successorOf } from '../../lib/machine/state';
import { sendText } from '../../lib/wire/commands';
import {
  callFor,
  closed,
  commanded,
  deepFreeze,
  liveAfter,
  notSent,
  over,
  received,
  run,
  say,
  TURN_COMPLETE,
  USER_STARTS,
} from '../support/machine';

describe('initialState', () => {
  it('knows nothing and is in turn 1', () => {
    const { memory } = initialState;
    expect(initialState).toMatchObject({ type: 'Idle', untold: [] });
    expect(memory.turn).toMatchObject({ number: 1, text: '', progress: 'fresh' });
    expect([memory.sent, memory.generation, memory.timers, memory.localIds]).toEqual([0, 0, 0, 0]);
    expect(memory.outbox.entries).toEqual([]);
  });
});

describe('idle', () => {
  it('lets as much wait as it is told', () => {
    const limits = { ...DEFAULT_OUTBOX, commands: 1 };
    expect(initialState).toEqual(idle(DEFAULT_OUTBOX));
    expect(run(idle(limits), commanded(sendText('1')), commanded(sendText('2'))).state.memory.outbox.entries).toHaveLength(1);
    expect(successorOf(over(liveAfter()), limits).limits).toBe(limits);
  });
});

describe('successorOf', () => {
  const nameless = { toolCall: { functionCalls: [{ name: 'f' }] } };

  it('goes on with the count of turns, of local ids and of connections, and with nothing else', () => {
    const busy = over(run(liveAfter(USER_STARTS, say('Hi'), callFor('a'), nameless), commanded(sendText('x'))).state);
    const next = successorOf(deepFreeze(busy));
    expect(next).toEqual({
      ...initialState,
      before: { type: 'Disconnected', code: 1000 },
      memory: {
        ...initialState.memory,
        turn: { ...initialState.memory.turn, number: 2 },
        localIds: 1,
        generation: 1,
        connections: 1,
      },
    });
  });

  it('takes the number of a turn that nothing came of', () => {
    expect(successorOf(over(liveAfter(say('Hi'), TURN_COMPLETE))).memory.turn.number).toBe(2);
    expect(successorOf(over(liveAfter())).memory.turn.number).toBe(1);
    expect(successorOf(over(run(liveAfter(), commanded(sendText('x'))).state)).memory.turn.number).toBe(1);
  });

  it('leaves the number of a turn out that the app ended with its session, of which something was told', () => {
    const left = run(liveAfter(say('Hi')), commanded({ type: 'Disconnect' })).state;
    expect(successorOf(over(left)).memory.turn).toMatchObject({ number: 2, text: '', progress: 'fresh' });
    const asked = run(liveAfter(), commanded(sendText('x')), commanded({ type: 'Disconnect' })).state;
    expect(successorOf(over(asked)).memory.turn.number).toBe(1);
  });

  it('ignores what the connection before it still says', () => {
    const next = successorOf(over(liveAfter()));
    const late = run(next, received(say('late')), notSent(), closed(1006));
    expect(late).toEqual({ state: next, messages: [], events: [], effects: [] });
  });

  it('that ends before its dial ends as the session before it did', () => {
    const { state, events } = run(successorOf(over(liveAfter())), commanded({ type: 'Disconnect' }));
    expect(events).toEqual([{ type: 'Disconnected', code: 1000 }]);
    expect(state).toMatchObject({ type: 'Ended', final: { type: 'Disconnected', code: 1000 } });
  });
});
