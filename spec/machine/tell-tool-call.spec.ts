import type { State } from '../../lib/machine/state';
import { interrupt, sendToolResponse, toolCallStarted } from '../../lib/wire/commands';
import type { ServerMessage } from '../../lib/wire/server-message';
import {
  back,
  callFor,
  cancel,
  closed,
  commanded,
  effectsOf,
  errorsOf,
  eventsOf,
  handleOf,
  live,
  liveAfter,
  openedState,
  PATIENT,
  received,
  run,
  say,
  sentBy,
  story,
  TURN_COMPLETE,
  type Run,
} from '../support/machine';

const hear = (...messages: readonly ServerMessage[]): Run => run(live(), ...messages.map((message) => received(message)));
const answer = (id: string): ReturnType<typeof commanded> => commanded(sendToolResponse([{ id, response: { output: id } }]));
const responses = (...sent: readonly unknown[]): unknown => ({ toolResponse: { functionResponses: sent } });

describe('calls', () => {
  it('are told with the turn that they are part of', () => {
    const { events } = hear(say('Hm'), TURN_COMPLETE, callFor('a', 'b'));
    expect(story(events).slice(-2)).toEqual(['Active>ToolCallPending', 'ToolCall']);
    expect(eventsOf(events, 'ToolCall')).toEqual([
      {
        type: 'ToolCall',
        calls: [
          { id: 'a', name: 'f-a', args: {} },
          { id: 'b', name: 'f-b', args: {} },
        ],
        turn: 2,
      },
    ]);
  });

  it('suspend speaking, and the next content resumes it', () => {
    expect(story(hear(say('a'), callFor('x'), say('b')).events)).toEqual([
      'Active>ModelSpeaking',
      'TextDelta',
      'ModelSpeaking>ToolCallPending',
      'ToolCall',
      'ToolCallPending>ModelSpeaking',
      'TextDelta',
    ]);
  });

  it('and their answer are one turn with one text', () => {
    const asked = run(liveAfter(say('Let me see. '), callFor('x')), answer('x'));
    const { events } = run(asked.state, received(say('Four.')), received(TURN_COMPLETE));
    expect(eventsOf(events, 'TextComplete')).toEqual([{ type: 'TextComplete', text: 'Let me see. Four.', interrupted: false, turn: 1 }]);
  });

  it('that are asked for again while they run go on running, and are not told again', () => {
    const { state, events, effects } = run(liveAfter(callFor('a')), commanded(toolCallStarted(['a'])), received(callFor('a', 'b')));
    expect(story(events)).toEqual(['ToolCallPending>ToolCallExecuting', 'ToolCall']);
    expect(eventsOf(events, 'ToolCall')[0]?.calls.map(({ id }) => id)).toEqual(['b']);
    expect(state.memory.facts.calls.map(({ id, state: at }) => [id, at])).toEqual([
      ['a', 'started'],
      ['b', 'open'],
    ]);
    expect(effects).toEqual([
      {
        type: 'Log',
        entry: {
          level: 'info',
          event: 'call-repeated',
          message: 'The server asked again for a, which the app runs or ran already.',
          fields: { ids: ['a'] },
        },
      },
    ]);
  });

  it('that were answered are not run again', () => {
    const { events, effects } = run(liveAfter(callFor('a')), answer('a'), received(callFor('a')));
    expect([eventsOf(events, 'ToolCall'), effectsOf(effects, 'Send').length]).toEqual([[], 1]);
  });

  it('that were taken back and are asked for again are told again, and can be answered', () => {
    const { events, effects } = run(liveAfter(callFor('a'), cancel('a')), received(callFor('a')), answer('a'));
    expect([eventsOf(events, 'ToolCall').length, errorsOf(events), effectsOf(effects, 'Send').length]).toEqual([1, [], 1]);
  });
});

describe('calls that a server asks for again after it was resumed', () => {
  /** A session whose handle is older than its call. */
  const called = (...inputs: Parameters<typeof run>[1][]): State =>
    back(run(live(PATIENT), received(handleOf('h')), received(callFor('a')), ...inputs, closed(1006)).state).state;
  const again = received(callFor('a'), 0, 2);

  it('are answered from memory, and not told', () => {
    const { state, events, effects } = run(called(answer('a')), again);
    expect(eventsOf(events, 'ToolCall')).toEqual([]);
    expect(sentBy(effects)).toEqual([responses({ id: 'a', name: 'f-a', response: { output: 'a' } })]);
    expect(state.memory.facts.calls).toEqual([]);
    expect(state.memory.turn.progress).toBe('going');
  });

  it('are answered once a connection', () => {
    const { effects } = run(run(called(answer('a')), again).state, again);
    expect(effectsOf(effects, 'Send')).toEqual([]);
  });

  it('are answered with what came too late', () => {
    const late = run(called(), answer('a'));
    expect(errorsOf(late.events)).toEqual([expect.objectContaining({ why: 'the call a was cancelled' })]);
    expect(sentBy(run(late.state, again).effects)).toEqual([responses({ name: 'f-a', id: 'a', response: { output: 'a' } })]);
  });

  it('are told where nobody has answered them', () => {
    expect(eventsOf(run(called(), again).events, 'ToolCall')).toHaveLength(1);
  });

  it('are told where they are calls of another function, or of a server that never asked for what was answered', () => {
    const other = received({ toolCall: { functionCalls: [{ id: 'a', name: 'g' }] } }, 0, 2);
    const resumed = run(called(answer('a')), other, answer('a'));
    expect(eventsOf(resumed.events, 'ToolCall')[0]?.calls).toEqual([{ id: 'a', name: 'g', args: {} }]);
    expect(sentBy(resumed.effects)).toEqual([responses({ id: 'a', name: 'g', response: { output: 'a' } })]);
    const anew = back(run(live(PATIENT), received(callFor('a')), answer('a'), closed(1006)).state).state;
    const asked = run(anew, again, answer('a'));
    expect(eventsOf(asked.events, 'ToolCall')).toHaveLength(1);
    expect([sentBy(asked.effects).length, errorsOf(asked.events)]).toEqual([1, []]);
  });

  it('are told beside those that are answered', () => {
    const { events, effects } = run(called(answer('a')), received(callFor('a', 'b'), 0, 2));
    expect(eventsOf(events, 'ToolCall')[0]?.calls.map(({ id }) => id)).toEqual(['b']);
    expect(sentBy(effects)).toHaveLength(1);
  });

  it('are not answered before the connection is up', () => {
    const answered = run(openedState(), received(callFor('a')), received({ setupComplete: {} }), answer('a')).state;
    const memory = { ...answered.memory, facts: openedState().memory.facts, generation: 2 };
    const { effects } = run({ ...openedState(), memory }, received(callFor('a'), 0, 2));
    expect(effectsOf(effects, 'Send')).toEqual([]);
  });
});

describe('calls in a turn that the app has cut', () => {
  const response = { error: 'The user interrupted before this was done.' };
  const cut = run(liveAfter(say('x')), commanded(interrupt())).state;

  it('are declined, and not told', () => {
    const { events, effects, state } = run(cut, received({ toolCall: { functionCalls: [{ id: 'a', name: 'f' }, { name: 'g' }] } }));
    expect([events, state.memory.facts.calls, state.memory.localIds]).toEqual([[], [], 1]);
    expect(sentBy(effects)).toEqual([responses({ id: 'a', name: 'f', response }, { name: 'g', response })]);
  });

  it('are declined also where they were taken back before', () => {
    const { events, effects } = run(cut, received(cancel('a')), received(callFor('a')));
    expect([errorsOf(events), sentBy(effects)]).toEqual([[], [responses({ id: 'a', name: 'f-a', response })]]);
  });
});
