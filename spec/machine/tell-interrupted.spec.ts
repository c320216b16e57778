import type { ServerMessage } from '../../lib/wire/server-message';
import {
  callFor,
  cancel,
  commanded,
  eventsOf,
  INTERRUPTED,
  live,
  liveAfter,
  received,
  run,
  say,
  story,
  TURN_COMPLETE,
  USER_STARTS,
  type Run,
} from '../support/machine';
import { sendToolResponse } from '../../lib/wire/commands';

const hear = (...messages: readonly ServerMessage[]): Run => run(live(), ...messages.map((message) => received(message)));

describe('an interruption by the server', () => {
  it('cuts the turn, whose text is told as interrupted', () => {
    const { events } = hear(say('Hel'), INTERRUPTED, TURN_COMPLETE);
    expect(events.slice(2)).toEqual([
      { type: 'PhaseChanged', from: 'ModelSpeaking', to: 'Interrupted' },
      { type: 'Interrupted', by: 'server', turn: 1 },
      { type: 'TextComplete', text: 'Hel', interrupted: true, turn: 1 },
      { type: 'PhaseChanged', from: 'Interrupted', to: 'Active' },
      { type: 'TurnComplete', turn: 1 },
    ]);
  });

  it('in one message with the end of the turn and the last of its content is told in that order', () => {
    const bundle: ServerMessage = { serverContent: { modelTurn: { parts: [{ text: 'lo' }] }, interrupted: true, turnComplete: true } };
    const { events } = hear(say('Hel'), bundle);
    expect(story(events).slice(2)).toEqual([
      'TextDelta',
      'ModelSpeaking>Interrupted',
      'Interrupted',
      'TextComplete',
      'Interrupted>Active',
      'TurnComplete',
    ]);
    expect(eventsOf(events, 'TextComplete')).toEqual([{ type: 'TextComplete', text: 'Hello', interrupted: true, turn: 1 }]);
  });

  it('leaves the next turn whole', () => {
    const { events } = hear(say('a'), INTERRUPTED, TURN_COMPLETE, say('b'), TURN_COMPLETE);
    expect(eventsOf(events, 'TextComplete').map(({ text, interrupted, turn }) => [text, interrupted, turn])).toEqual([
      ['a', true, 1],
      ['b', false, 2],
    ]);
  });

  it('lets content that comes after it through, as part of the turn that was cut', () => {
    const { events } = hear(say('a'), INTERRUPTED, say('b'), TURN_COMPLETE);
    expect(story(events).slice(4)).toEqual([
      'Interrupted>ModelSpeaking',
      'TextDelta',
      'TextComplete',
      'ModelSpeaking>Active',
      'TurnComplete',
    ]);
    expect(eventsOf(events, 'TextDelta').map(({ turn }) => turn)).toEqual([1, 1]);
    expect(eventsOf(events, 'TextComplete')).toEqual([{ type: 'TextComplete', text: 'ab', interrupted: true, turn: 1 }]);
  });

  it('a second time is told and changes nothing', () => {
    const once = liveAfter(say('a'), INTERRUPTED);
    const { state, events } = run(once, received(INTERRUPTED));
    expect([state, events]).toEqual([once, [{ type: 'Interrupted', by: 'server', turn: 1 }]]);
  });

  it('cuts a turn that waits for its calls', () => {
    const { events } = hear(say('a'), callFor('x'), INTERRUPTED, cancel('x'), TURN_COMPLETE);
    expect(story(events).slice(4)).toEqual([
      'ToolCallPending>Interrupted',
      'Interrupted',
      'ToolCallCancelled',
      'TextComplete',
      'Interrupted>Active',
      'TurnComplete',
    ]);
  });

  it('hops to a call that is still open when the cut turn ends', () => {
    expect(story(hear(say('a'), callFor('x'), INTERRUPTED, TURN_COMPLETE).events).slice(-2)).toEqual([
      'Interrupted>ToolCallPending',
      'TurnComplete',
    ]);
  });

  it('leaves the phase cut when a call comes', () => {
    expect(story(hear(say('a'), INTERRUPTED, callFor('x')).events).slice(-2)).toEqual(['Interrupted', 'ToolCall']);
  });

  it('of the answer to a result, before any of it came, marks the turn and leaves the phase', () => {
    const answered = run(liveAfter(say('a'), callFor('x')), commanded(sendToolResponse([{ id: 'x', response: {} }])));
    const { events } = run(answered.state, received(INTERRUPTED), received(TURN_COMPLETE));
    expect(events).toEqual([
      { type: 'Interrupted', by: 'server', turn: 1 },
      { type: 'TextComplete', text: 'a', interrupted: true, turn: 1 },
      { type: 'TurnComplete', turn: 1 },
    ]);
  });
});

describe('a stale interruption', () => {
  it.each([
    ['before any turn', [], 1],
    ['after one turn', [say('a'), TURN_COMPLETE], 1],
    ['after two turns', [say('a'), TURN_COMPLETE, say('b'), TURN_COMPLETE], 2],
    ['while the user speaks', [say('a'), TURN_COMPLETE, USER_STARTS], 1],
  ] as const)('%s carries the turn that is being played and changes nothing', (_when, messages, turn) => {
    const before = liveAfter(...messages);
    const { state, events } = run(before, received(INTERRUPTED));
    expect([state.memory, events]).toEqual([before.memory, [{ type: 'Interrupted', by: 'server', turn }]]);
  });

  it('before the answer to a text is about the turn before it', () => {
    const asked = run(liveAfter(say('a'), TURN_COMPLETE), commanded({ type: 'SendText', text: 'and?' }));
    const { state, events } = run(asked.state, received(INTERRUPTED));
    expect([state, events]).toEqual([asked.state, [{ type: 'Interrupted', by: 'server', turn: 1 }]]);
  });

  it('does not mark the next turn', () => {
    const { events } = hear(say('a'), TURN_COMPLETE, INTERRUPTED, say('b'), TURN_COMPLETE);
    expect(eventsOf(events, 'TextComplete').map(({ interrupted }) => interrupted)).toEqual([false, false]);
  });

  it('with an end is an end of a turn of which nothing came', () => {
    const { events } = run(liveAfter(say('a'), TURN_COMPLETE), received({ serverContent: { interrupted: true, turnComplete: true } }));
    expect(events).toEqual([
      { type: 'Interrupted', by: 'server', turn: 1 },
      { type: 'TurnComplete', turn: 2 },
    ]);
  });
});
