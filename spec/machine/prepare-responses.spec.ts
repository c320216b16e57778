import { stay } from '../../lib/machine/next';
import type { Entry, Queued } from '../../lib/machine/outbox';
import { entryOf } from '../../lib/machine/outbox';
import { addressed, callsOf, closedBy, closedByAll, inTime, named } from '../../lib/machine/prepare-responses';
import { sendText, sendToolResponse, toolCallStarted } from '../../lib/wire/commands';
import type { FunctionResponse, SendToolResponse } from '../../lib/wire/session-command';
import { callFor, cancel, commanded, deepFreeze, errorsOf, live, liveAfter, run, sentBy, stateOf, story } from '../support/machine';

const answer = (...responses: readonly Partial<FunctionResponse>[]): SendToolResponse =>
  sendToolResponse(responses.map((response) => ({ response: {}, ...response })));
const responsesSent = (...sent: readonly unknown[]): unknown => ({ toolResponse: { functionResponses: sent } });

describe('inTime', () => {
  const taken = stateOf(liveAfter(callFor('a', 'b'), cancel('a')), 'Live');
  const late = { ...taken, memory: { ...taken.memory, accepted: 1 } };
  const accepted = (command: Queued): Entry => entryOf(command, 0, 0);

  it('leaves what is no answer as it is', () => {
    expect(inTime(stay(late), accepted(sendText('x')))).toEqual([stay(late), sendText('x')]);
  });

  it('leaves answers as they are whose calls are open, or not known', () => {
    const next = stay(late);
    const command = answer({ id: 'b' }, { name: 'f' }, { id: 'x' });
    expect(inTime(next, accepted(command))).toEqual([next, command]);
  });

  it('takes answers out that come too late, says so, and keeps them for a server that asks again', () => {
    const [next, command] = inTime(stay(deepFreeze(late)), accepted(answer({ id: 'a', response: { output: 1 } }, { id: 'b' })));
    expect(command).toEqual(answer({ id: 'b' }));
    expect(errorsOf(next.events)).toEqual([expect.objectContaining({ type: 'CommandRefused', why: 'the call a was cancelled' })]);
    expect(next.state.memory.answers).toEqual([{ id: 'a', response: { id: 'a', response: { output: 1 } }, bytes: 0, generation: 0 }]);
  });

  it('leaves nothing of a command that is all too late', () => {
    expect(inTime(stay(late), accepted(answer({ id: 'a' })))[1]).toBe(null);
  });

  it('takes the last word to a call once, in one command as in two', () => {
    const [next, command] = inTime(stay(late), accepted(answer({ id: 'b', willContinue: true }, { id: 'b' }, { id: 'b' })));
    expect(command).toEqual(answer({ id: 'b', willContinue: true }, { id: 'b' }));
    expect(errorsOf(next.events)).toEqual([expect.objectContaining({ type: 'CommandRefused', why: 'the call b was answered already' })]);
    expect(next.state.memory.answers).toEqual([]);
  });

  it('leaves what the session answers by itself as it is: the server asked for that', () => {
    const own = entryOf(answer({ id: 'b' }, { id: 'b' }), 0, 1);
    expect(inTime(stay(late), own)).toEqual([stay(late), own.command]);
  });

  it.each(['reset', 'reseeded'] as const)('keeps nothing for a server that never asked, when %s', (continuity) => {
    const [{ state }] = inTime(stay({ ...late, continuity }), accepted(answer({ id: 'a' })));
    expect(state.memory.answers).toEqual([]);
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

describe('closedByAll', () => {
  it('names the calls that some commands close', () => {
    const { memory } = liveAfter(callFor('a', 'b', 'c'));
    expect(closedByAll(memory, [sendText('x'), answer({ id: 'a' }), answer({ id: 'b', willContinue: true }, { id: 'c' })])).toEqual([
      'a',
      'c',
    ]);
  });
});

describe('callsOf', () => {
  it('names the open calls that a command answers, if only in part', () => {
    const { memory } = liveAfter(callFor('a', 'b'));
    expect(callsOf(memory, answer({ id: 'b', willContinue: true }, { id: 'x' }))).toEqual([{ id: 'b', name: 'f-b', state: 'open' }]);
    expect(callsOf(memory, sendText('x'))).toEqual([]);
  });
});

describe('addressed', () => {
  const nameless = liveAfter({ toolCall: { functionCalls: [{ name: 'f' }, { name: 'f' }] } }).memory;
  const waitingIn = (...commands: readonly Queued[]): typeof nameless => ({
    ...nameless,
    outbox: { entries: commands.map((command) => entryOf(command, 0, 0)), bytes: 0 },
  });

  it.each([
    [[{ name: 'f' }], ['local-1']],
    [
      [{ name: 'f' }, { name: 'f' }, { name: 'f' }],
      ['local-1', 'local-2', undefined],
    ],
    [
      [{ name: 'f', willContinue: true }, { name: 'f' }],
      ['local-1', 'local-1'],
    ],
    [
      [{ id: 'local-1', name: 'f' }, { name: 'f' }],
      ['local-1', 'local-2'],
    ],
    [[{ name: 'g' }], [undefined]],
  ])('gives the responses %j the ids %j', (responses, ids) => {
    const command = addressed(nameless, answer(...responses));
    expect(command.type === 'SendToolResponse' && command.responses.map(({ id }) => id)).toEqual(ids);
  });

  it('passes over the calls that an answer waits for', () => {
    const memory = waitingIn(sendText('x'), answer({ id: 'local-1', name: 'f' }));
    expect(addressed(memory, answer({ name: 'f' }))).toEqual(answer({ id: 'local-2', name: 'f' }));
    const interim = waitingIn(answer({ id: 'local-1', name: 'f', willContinue: true }));
    expect(addressed(interim, answer({ name: 'f' }))).toEqual(answer({ id: 'local-1', name: 'f' }));
  });

  it('leaves what is no answer', () => {
    expect(addressed(nameless, sendText('x'))).toEqual(sendText('x'));
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
