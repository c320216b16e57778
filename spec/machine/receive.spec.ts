import { both, left } from 'fp-ts/lib/These.js';
import type { FrameFault, MalformedFrame } from '../../lib/errors/live-error';
import type { Input } from '../../lib/machine/input';
import { initialState } from '../../lib/machine/state';
import { sendText } from '../../lib/wire/commands';
import type { Part, ServerMessage } from '../../lib/wire/server-message';
import {
  callFor,
  closing,
  commanded,
  dialling,
  ended,
  errorsOf,
  eventsOf,
  handleOf,
  live,
  openedState,
  PATIENT,
  PROOF,
  received,
  run,
  say,
  sentBy,
  stateOf,
  story,
  USER_STARTS,
} from '../support/machine';

const SETUP_COMPLETE: ServerMessage = { setupComplete: {} };
const USAGE: ServerMessage = { usageMetadata: { totalTokenCount: 5 } as NonNullable<ServerMessage['usageMetadata']> };
const parts = (...list: readonly Part[]): ServerMessage => ({ serverContent: { modelTurn: { parts: list } } });

describe('setupComplete', () => {
  it('makes the session live, tells the phase first and stops the deadline', () => {
    const { state, events, effects } = run(openedState(), received({ setupComplete: { sessionId: 's' } }, 1_234));
    expect(events).toEqual([
      { type: 'PhaseChanged', from: 'SetupSent', to: 'Active' },
      { type: 'Connected', sessionId: 's', resumed: false },
    ]);
    expect(effects).toEqual([{ type: 'StopTimer', timer: 2 }]);
    expect(stateOf(state, 'Live')).toMatchObject({
      since: 1_234,
      closesAt: null,
      connected: { type: 'Connected', sessionId: 's', resumed: false },
    });
  });

  it('says whether the session was resumed', () => {
    expect(eventsOf(run(openedState({ handle: 'h' }), received(SETUP_COMPLETE)).events, 'Connected')).toEqual([
      { type: 'Connected', resumed: true },
    ]);
  });

  it('tells the rest of its message after it, and then sends what waits', () => {
    const waiting = run(openedState(), commanded(sendText('x')));
    const bundled = { ...SETUP_COMPLETE, ...say('Hi'), sessionResumptionUpdate: {}, goAway: { timeLeft: '5s' } };
    const { state, events, effects } = run(waiting.state, received(bundled, 100));
    expect(story(events)).toEqual(['SetupSent>Active', 'Connected', 'SessionResumeUpdate', 'Active>ModelSpeaking', 'TextDelta', 'GoAway']);
    expect(sentBy(effects)).toHaveLength(1);
    expect(stateOf(state, 'Live').closesAt).toBe(5_100);
  });

  it('hops to the phase of a call that came before it, after Connected', () => {
    const { events } = run(openedState(), received(callFor('a')), received(SETUP_COMPLETE));
    expect(story(events)).toEqual(['ToolCall', 'SetupSent>Active', 'Connected', 'Active>ToolCallPending']);
  });

  it('a second time says nothing', () => {
    const { events, messages } = run(live(), received(SETUP_COMPLETE));
    expect([events, messages]).toEqual([[], [SETUP_COMPLETE]]);
  });
});

describe('a message before setupComplete', () => {
  it('is told, and leaves the phase', () => {
    const { state, events } = run(openedState(), received(say('early')), received(USER_STARTS));
    expect([state.type, story(events)]).toEqual(['Opened', ['TextDelta', 'VoiceActivityStart']]);
  });

  it('begins no turn and no speech of the connection', () => {
    expect(story(run(openedState(), received(say('early')), received(USER_STARTS), received(SETUP_COMPLETE)).events).slice(2)).toEqual([
      'SetupSent>Active',
      'Connected',
    ]);
  });
});

describe('every message', () => {
  it.each([openedState(), live(), closing()])('is told whole when $type', (state) => {
    const message = { somethingNew: 1 } as ServerMessage;
    expect(run(state, received(message))).toMatchObject({ messages: [message], events: [] });
  });

  it.each([{ ...initialState, memory: { ...initialState.memory, generation: 1 } }, dialling(), ended()])(
    'is not heard when $type',
    (state) => {
      expect(run(state, received(say('x')))).toEqual({ state, messages: [], events: [], effects: [] });
    },
  );
});

describe('a message while closing', () => {
  it('is told only as far as it is about the cost and about resuming', () => {
    const message = {
      ...SETUP_COMPLETE,
      ...say('x'),
      ...USAGE,
      ...callFor('a'),
      ...USER_STARTS,
      sessionResumptionUpdate: { newHandle: 'h' },
      goAway: {},
    };
    const { state, events } = run(closing(), received(message));
    expect(story(events)).toEqual(['SessionResumeUpdate', 'Usage']);
    expect(state).toEqual(closing());
  });

  it('keeps the newest handle, with which the session can be resumed later', () => {
    expect(run(closing(), received(handleOf('h'))).state.memory.resumption?.handle).toBe('h');
  });

  it('is told as ever where the session only moves to another connection', () => {
    const moving = run(live(PATIENT), received(handleOf('h')), received(PROOF), received({ goAway: {} })).state;
    const { events, messages } = run(moving, received({ ...say('x'), ...USAGE, ...callFor('a') }));
    expect(story(events)).toEqual(['TextDelta', 'ToolCall', 'Usage']);
    expect(messages).toHaveLength(1);
  });
});

describe('what a connection was heard to say', () => {
  const heardAfter = (...messages: readonly ServerMessage[]): unknown =>
    messages.reduce((state, message, index) => stateOf(run(state, received(message, 10 * (index + 1))).state, 'Live'), live()).heard;
  const malformed: MalformedFrame = { type: 'MalformedFrame', message: 'no', path: '$', excerpt: '', faults: [] };
  const junk: Input = { type: 'Received', at: 10, generation: 1, decoded: left(malformed) };

  it.each([
    ['nothing but a handle, which comes with every setup', [handleOf('h')], { at: 10, what: 'setup' }],
    ['nothing at all', [{}], { at: 10, what: 'setup' }],
    ['something', [USAGE], { at: 10, what: 'messages' }],
    ['a handle with something', [{ ...handleOf('h'), ...USAGE }], { at: 10, what: 'messages' }],
    ['content', [say('x')], { at: 10, what: 'content' }],
    ['a call', [callFor('a')], { at: 10, what: 'content' }],
    ['content, and then less', [say('x'), USAGE, handleOf('h')], { at: 30, what: 'content' }],
    ['something, and then a handle', [USAGE, handleOf('h')], { at: 20, what: 'messages' }],
    ['something, and then content', [USAGE, say('x')], { at: 20, what: 'content' }],
  ])('is %s', (_what, messages, heard) => {
    expect(heardAfter(...messages)).toEqual(heard);
  });

  it('is also a frame that cannot be read', () => {
    expect(stateOf(run(live(), junk).state, 'Live').heard).toEqual({ at: 10, what: 'messages' });
  });
});

describe('a part that no event tells of', () => {
  const others: readonly Part[] = [
    { executableCode: { language: 'PYTHON', code: '1' } },
    { codeExecutionResult: { outcome: 'OUTCOME_OK' } },
    { inlineData: { mimeType: 'image/png', data: new Uint8Array(1) } },
    { fileData: {} },
    { thoughtSignature: 'x' },
  ];
  it.each(others)('is still the turn of the model: %j', (part) => {
    expect(story(run(live(), received(parts(part))).events)).toEqual(['Active>ModelSpeaking']);
  });

  it.each([parts({}), parts({ text: '' }), parts(), { serverContent: { modelTurn: {} } }])('but nothing at all is not: %j', (message) => {
    expect(run(live(), received(message)).events).toEqual([]);
  });

  it('changes the phase directly before the parts that are told', () => {
    const { events } = run(live(), received({ ...USER_STARTS, ...parts({ fileData: {} }, { text: 'Hi' }), sessionResumptionUpdate: {} }));
    expect(story(events)).toEqual([
      'SessionResumeUpdate',
      'Active>UserSpeaking',
      'VoiceActivityStart',
      'UserSpeaking>ModelSpeaking',
      'TextDelta',
    ]);
  });
});

describe('a frame that is not right', () => {
  const fault = (kind: FrameFault['kind']): FrameFault => ({ kind, path: 'a.b', expected: 'x', excerpt: '1' });
  const malformed = (...kinds: readonly FrameFault['kind'][]): MalformedFrame => ({
    type: 'MalformedFrame',
    message: 'no',
    path: 'a.b',
    excerpt: '1',
    faults: kinds.map(fault),
  });
  const frame = (decoded: Extract<Input, { type: 'Received' }>['decoded']): Input => ({ type: 'Received', at: 0, generation: 1, decoded });

  it.each([openedState(), live(), closing()])('is an error that ends nothing when $type', (state) => {
    const { state: after, messages, events } = run(state, frame(left(malformed('shape'))));
    expect([after.type, after.memory]).toEqual([state.type, state.memory]);
    expect([messages, events]).toEqual([[], [{ type: 'Error', error: malformed('shape'), fatal: false }]]);
  });

  it('is told after what was right in it', () => {
    const { messages, events } = run(live(), frame(both(malformed('media', 'shape'), say('Hi'))));
    expect(errorsOf(events)).toEqual([malformed('media', 'shape')]);
    expect([messages, story(events)]).toEqual([[say('Hi')], ['Active>ModelSpeaking', 'TextDelta', 'Error']]);
  });

  it('is bad media where nothing but media are wrong', () => {
    const { events } = run(live(), frame(both(malformed('media', 'media'), say('Hi'))));
    const message = 'Media at a.b could not be decoded: it is not base64. The rest of the message was kept.';
    expect(errorsOf(events)).toEqual([{ type: 'BadMedia', message, path: 'a.b', excerpt: '1' }]);
  });

  it('is malformed where no fault is listed', () => {
    expect(errorsOf(run(live(), frame(left(malformed()))).events)).toEqual([malformed()]);
  });

  it('can make a session live as far as it is right', () => {
    const { state, events } = run(openedState(), frame(both(malformed('shape'), SETUP_COMPLETE)));
    expect([state.type, story(events)]).toEqual(['Live', ['SetupSent>Active', 'Connected', 'Error']]);
  });
});
