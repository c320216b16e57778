import {
  closing,
  commanded,
  dialling,
  effectsOf,
  errorsOf,
  live,
  liveAfter,
  openedState,
  received,
  run,
  sentBy,
  story,
  callFor,
  cancel,
  say,
  TURN_COMPLETE,
  USER_STARTS,
} from '../support/machine';
import {
  activityEnd,
  activityStart,
  audioStreamEnd,
  sendAudio,
  sendClientContent,
  sendText,
  sendToolResponse,
  toolCallStarted,
} from '../../lib/wire/commands';
import type { FunctionResponse, SendToolResponse, SessionCommand } from '../../lib/wire/session-command';

const answer = (...responses: readonly Partial<FunctionResponse>[]): SendToolResponse =>
  sendToolResponse(responses.map((response) => ({ response: {}, ...response })));
const responsesSent = (...sent: readonly unknown[]): unknown => ({ toolResponse: { functionResponses: sent } });

describe('a command while live', () => {
  it('is handed to the socket at once and counted', () => {
    const { state, events, effects } = run(live(), commanded(sendText('Hi')));
    expect([events, effects]).toEqual([
      [],
      [{ type: 'Send', generation: 1, command: 'SendText', text: '{"realtimeInput":{"text":"Hi"}}' }],
    ]);
    expect(state.memory.sent).toBe(2);
  });

  it('travels as the model accepts it', () => {
    const capabilities = { textChannel: 'clientContent', interruption: 'none', scheduling: 'refused' } as const;
    expect(sentBy(run(live({ capabilities }), commanded(sendText('Hi'))).effects)).toEqual([
      { clientContent: { turns: [{ role: 'user', parts: [{ text: 'Hi' }] }], turnComplete: true } },
    ]);
  });

  it.each([dialling(), openedState(), closing()])('waits when $type', (state) => {
    const { state: after, events, effects } = run(state, commanded(sendText('Hi'), 9));
    expect([events, effects, after.memory.outbox.entries]).toEqual([[], [], [expect.objectContaining({ command: sendText('Hi'), at: 9 })]]);
  });

  const refused: readonly (readonly [SessionCommand, 'automatic' | 'manual', string, string | undefined])[] = [
    [
      activityStart(),
      'automatic',
      'the server detects activity by itself',
      'Disable realtimeInputConfig.automaticActivityDetection in the setup.',
    ],
    [
      activityEnd(),
      'automatic',
      'the server detects activity by itself',
      'Disable realtimeInputConfig.automaticActivityDetection in the setup.',
    ],
    [audioStreamEnd(), 'manual', 'automatic activity detection is disabled', 'Send activityEnd() instead.'],
    [activityEnd(), 'manual', 'no activity was started', 'Send activityStart() first.'],
    [sendText(''), 'automatic', 'the text is empty', undefined],
    [sendAudio(new Uint8Array(3)), 'automatic', 'PCM16 has two bytes a sample, but 3 bytes were given', undefined],
  ];
  it.each(refused)('%j is refused while activity is %s: %s', (command, activity, why, advice) => {
    const state = live({ activity });
    const { state: after, events, effects } = run(state, commanded(command));
    expect([after, effects]).toEqual([state, []]);
    const error = {
      type: 'CommandRefused',
      message: `${command.type} was not sent: ${why}.`,
      ...(advice !== undefined && { advice }),
      command: command.type,
      why,
    };
    expect(events).toEqual([{ type: 'Error', error, fatal: false }]);
  });

  it('moves the phase when the user starts and ends, alone', () => {
    const { events, effects } = run(live({ activity: 'manual' }), commanded(activityStart()), commanded(activityEnd()));
    expect(story(events)).toEqual(['Active>UserSpeaking', 'UserSpeaking>Active']);
    expect(sentBy(effects)).toEqual([{ realtimeInput: { activityStart: {} } }, { realtimeInput: { activityEnd: {} } }]);
  });

  it('refuses a second start of the same speech', () => {
    const { events, effects } = run(live({ activity: 'manual' }), commanded(activityStart()), commanded(activityStart()));
    expect(sentBy(effects)).toHaveLength(1);
    expect(errorsOf(events)).toEqual([
      expect.objectContaining({ type: 'CommandRefused', why: 'an activity was started already', advice: 'Send activityEnd() first.' }),
    ]);
  });

  it('ends the speech of the user with the stream of audio', () => {
    const { events, effects } = run(liveAfter(USER_STARTS), commanded(audioStreamEnd()));
    expect([story(events), sentBy(effects)]).toEqual([['UserSpeaking>Active'], [{ realtimeInput: { audioStreamEnd: true } }]]);
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
    expect([after, errorsOf(events)]).toEqual([
      state,
      [expect.objectContaining({ type: 'CommandRefused', why: 'a response is not an object' })],
    ]);
  });

  it('without a list is refused and ends nothing', () => {
    const { events } = run(live(), commanded({ type: 'SendToolResponse' } as SendToolResponse));
    expect(errorsOf(events)).toEqual([expect.objectContaining({ type: 'CommandRefused', why: 'there is no response to send' })]);
  });
});

describe('what the model owes', () => {
  const turns = (turnComplete: boolean): SessionCommand => sendClientContent([{ role: 'user', parts: [{ text: 'Hi' }] }], { turnComplete });

  it.each([
    [sendText('Hi'), 'owed'],
    [turns(true), 'owed'],
    [turns(false), 'fresh'],
    [sendAudio(new Uint8Array(2)), 'fresh'],
    [audioStreamEnd(), 'fresh'],
  ] as const)('after %j is %s', (command, progress) => {
    expect(run(live(), commanded(command)).state.memory.turn.progress).toBe(progress);
  });

  it('after speech that the app ended is owed', () => {
    const { memory } = run(live({ activity: 'manual' }), commanded(activityStart()), commanded(activityEnd())).state;
    expect(memory.turn.progress).toBe('owed');
  });

  it('during a turn is owed after it', () => {
    const { state } = run(liveAfter(say('Hi')), commanded(sendText('Wait')));
    expect(state.memory.turn).toMatchObject({ progress: 'going', next: 'owed' });
    expect(run(state, received(TURN_COMPLETE)).state.memory.turn).toMatchObject({ number: 2, progress: 'owed', next: 'free' });
  });

  it('twice is owed once', () => {
    expect(run(live(), commanded(sendText('1')), commanded(sendText('2'))).state.memory.turn).toMatchObject({
      progress: 'owed',
      next: 'free',
    });
  });

  it('is not owed for what was refused', () => {
    expect(run(live(), commanded(sendText(''))).state.memory.turn.progress).toBe('fresh');
  });
});
