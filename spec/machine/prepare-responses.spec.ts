import { stay } from '../../lib/machine/next';
import { closedBy, inTime, named } from '../../lib/machine/prepare-responses';
import { sendText, sendToolResponse, toolCallStarted } from '../../lib/wire/commands';
import type { FunctionResponse, SendToolResponse } from '../../lib/wire/session-command';
import {
  callFor,
  cancel,
  commanded,
  deepFreeze,
  effectsOf,
  errorsOf,
  live,
  liveAfter,
  openedState,
  received,
  run,
  sentBy,
  stateOf,
  story,
} from '../support/machine';

const answer = (...responses: readonly Partial<FunctionResponse>[]): SendToolResponse =>
  sendToolResponse(responses.map((response) => ({ response: {}, ...response })));
const responsesSent = (...sent: readonly unknown[]): unknown => ({ toolResponse: { functionResponses: sent } });

describe('inTime', () => {
  const late = stateOf(liveAfter(callFor('a', 'b'), cancel('a')), 'Live');

  it('leaves what is no answer as it is', () => {
    expect(inTime(stay(late), sendText('x'))).toEqual([stay(late), sendText('x')]);
  });

  it('leaves answers as they are whose calls are open, or not known', () => {
    const next = stay(late);
    const command = answer({ id: 'b' }, { name: 'f' }, { id: 'x' });
    expect(inTime(next, command)).toEqual([next, command]);
  });

  it('takes answers out that come too late, says so, and keeps them for a server that asks again', () => {
    const [next, command] = inTime(stay(deepFreeze(late)), answer({ id: 'a', response: { output: 1 } }, { id: 'b' }));
    expect(command).toEqual(answer({ id: 'b' }));
    expect(errorsOf(next.events)).toEqual([expect.objectContaining({ type: 'CommandRefused', why: 'the call a was cancelled' })]);
    expect(next.state.memory.answers).toEqual([{ id: 'a', response: { id: 'a', response: { output: 1 } }, bytes: 0, generation: 0 }]);
  });

  it('leaves nothing of a command that is all too late', () => {
    expect(inTime(stay(late), answer({ id: 'a' }))[1]).toBe(null);
  });
});

describe('closedBy', () => {
  const { memory } = liveAfter(callFor('a', 'b'), { toolCall: { functionCalls: [{ name: 'f' }, { name: 'f' }] } });

  it.each([
    [[{ id: 'b' }], ['b']],
    [[{ id: 'x' }], []],
    [[{ name: 'f' }], ['local-1']],
    [
      [{ name: 'f' }, { name: 'f' }, { name: 'f' }],
      ['local-1', 'local-2'],
    ],
    [[{ id: 'a', willContinue: true }], []],
    [[{ id: 'a' }, { id: 'a' }], ['a']],
  ])('%j closes %j', (responses, ids) => {
    expect(closedBy(memory, answer(...responses).responses)).toEqual(ids);
  });
});

describe('named', () => {
  const { memory } = liveAfter(callFor('a'));

  it('gives each response the name of its call', () => {
    expect(named(memory, answer({ id: 'a' }))).toEqual(answer({ id: 'a', name: 'f-a' }));
  });

  it('leaves the name that is there, a call that nobody knows, and what is no answer', () => {
    expect(named(memory, answer({ id: 'a', name: 'mine' }, { id: 'x' }))).toEqual(answer({ id: 'a', name: 'mine' }, { id: 'x' }));
    expect(named(memory, sendText('x'))).toEqual(sendText('x'));
  });
});

describe('a tool response', () => {
  it('gets the name of its call and closes it', () => {
    const { state, events, effects } = run(liveAfter(callFor('a')), commanded(answer({ id: 'a', response: { output: 1 } })));
    expect(sentBy(effects)).toEqual([responsesSent({ id: 'a', name: 'f-a', response: { output: 1 } })]);
    expect([story(events), state.memory.facts.calls]).toEqual([['ToolCallPending>Active'], []]);
  });

  it('keeps the name that it has', () => {
    const { effects } = run(liveAfter(callFor('a')), commanded(answer({ id: 'a', name: 'mine' })));
    expect(sentBy(effects)).toEqual([responsesSent({ id: 'a', name: 'mine', response: {} })]);
  });

  it('leaves the other calls open', () => {
    const two = run(liveAfter(callFor('a', 'b')), commanded(toolCallStarted(['a'])));
    const { state, events } = run(two.state, commanded(answer({ id: 'a' })));
    expect(story(events)).toEqual(['ToolCallExecuting>ToolCallPending']);
    expect(story(run(state, commanded(answer({ id: 'b' }))).events)).toEqual(['ToolCallPending>Active']);
  });

  it('keeps its call open while more will follow', () => {
    const { state, events, effects } = run(liveAfter(callFor('a')), commanded(answer({ id: 'a', willContinue: true })));
    expect([events, sentBy(effects)]).toEqual([[], [responsesSent({ id: 'a', name: 'f-a', response: {}, willContinue: true })]]);
    expect(story(run(state, commanded(answer({ id: 'a', willContinue: false }))).events)).toEqual(['ToolCallPending>Active']);
  });

  it('to a call without an id leaves the made-up id out', () => {
    const { state, events, effects } = run(
      liveAfter({ toolCall: { functionCalls: [{ name: 'f' }] } }),
      commanded(answer({ id: 'local-1' })),
    );
    expect(sentBy(effects)).toEqual([responsesSent({ name: 'f', response: {} })]);
    expect([story(events), state.memory.facts.calls]).toEqual([['ToolCallPending>Active'], []]);
  });

  it('without an id closes the first open call of its name', () => {
    const twice = liveAfter({ toolCall: { functionCalls: [{ name: 'f' }, { name: 'f' }, { name: 'g' }] } });
    const { state } = run(twice, commanded(answer({ name: 'f' })));
    expect(state.memory.facts.calls.map(({ id }) => id)).toEqual(['local-2', 'local-3']);
  });

  it('with two results of one name closes two calls of it', () => {
    const twice = liveAfter({ toolCall: { functionCalls: [{ name: 'f' }, { name: 'f' }] } });
    const { state, events } = run(twice, commanded(answer({ name: 'f' }, { name: 'f' })));
    expect([state.memory.facts.calls, story(events)]).toEqual([[], ['ToolCallPending>Active']]);
  });

  it('to a call that nobody knows is sent where it has a name, and changes no phase', () => {
    const { events, effects } = run(liveAfter(callFor('a')), commanded(answer({ id: 'x', name: 'f' })));
    expect([events, sentBy(effects)]).toEqual([[], [responsesSent({ id: 'x', name: 'f', response: {} })]]);
    expect(errorsOf(run(live(), commanded(answer({ id: 'x' }))).events)).toEqual([
      expect.objectContaining({ type: 'CommandRefused', why: 'the response to x lacks the name of the function' }),
    ]);
  });
});
describe('a tool response that is not right, or too late', () => {
  it('is never sent for a call that was cancelled', () => {
    const { state, effects, events } = run(liveAfter(callFor('a', 'b'), cancel('a')), commanded(answer({ id: 'a' })));
    expect([effectsOf(effects, 'Send'), errorsOf(events)]).toEqual([
      [],
      [expect.objectContaining({ type: 'CommandRefused', command: 'SendToolResponse', why: 'the call a was cancelled' })],
    ]);
    expect(sentBy(run(state, commanded(answer({ id: 'b' }))).effects)).toHaveLength(1);
  });

  it('is sent for the calls that were not cancelled with it', () => {
    const { state, effects, events } = run(
      liveAfter(callFor('a', 'b', 'c'), cancel('a', 'c')),
      commanded(answer({ id: 'a' }, { id: 'b' }, { id: 'c' })),
    );
    expect(sentBy(effects)).toEqual([responsesSent({ id: 'b', name: 'f-b', response: {} })]);
    expect(errorsOf(events).map((error) => error.type === 'CommandRefused' && error.why)).toEqual([
      'the call a was cancelled',
      'the call c was cancelled',
    ]);
    expect(state.memory.facts.calls).toEqual([]);
  });

  it('that waited while its call was cancelled is not sent either', () => {
    const waiting = run(openedState(), received(callFor('a')), commanded(answer({ id: 'a' })), received(cancel('a')));
    const { effects, events } = run(waiting.state, received({ setupComplete: {} }));
    expect([sentBy(effects), errorsOf(events)]).toEqual([[], [expect.objectContaining({ why: 'the call a was cancelled' })]]);
  });

  it.each([[null], ['x'], [[]], [undefined]])('with %j in the place of a response is refused and ends nothing', (junk) => {
    const state = liveAfter(callFor('a'));
    const { state: after, events } = run(state, commanded({ type: 'SendToolResponse', responses: [junk] } as unknown as SendToolResponse));
    expect([after.memory, errorsOf(events)]).toEqual([
      { ...state.memory, accepted: 1 },
      [expect.objectContaining({ type: 'CommandRefused', why: 'a response is not an object' })],
    ]);
  });

  it('without a list is refused and ends nothing', () => {
    const { events } = run(live(), commanded({ type: 'SendToolResponse' } as SendToolResponse));
    expect(errorsOf(events)).toEqual([expect.objectContaining({ type: 'CommandRefused', why: 'there is no response to send' })]);
  });
});
