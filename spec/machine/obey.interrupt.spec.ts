import type { Settings } from '../../lib/machine/settings';
import { initialState, type State } from '../../lib/machine/state';
import { activityStart, interrupt, sendText, sendToolResponse } from '../../lib/wire/commands';
import type { ServerMessage } from '../../lib/wire/server-message';
import {
  callFor,
  cancel,
  closing,
  commanded,
  dialling,
  eventsOf,
  INTERRUPTED,
  live,
  liveAfter,
  MANUAL,
  openedState,
  received,
  run,
  say,
  sentBy,
  SETTINGS,
  story,
  TURN_COMPLETE,
  USER_ENDS,
  USER_STARTS,
  type Run,
} from '../support/machine';

const interrupted = (state: State, ...messages: readonly ServerMessage[]): Run => {
  const cut = run(state, commanded(interrupt()));
  return run(cut.state, ...messages.map((message) => received(message)));
};

const speaking = (settings: Partial<Settings> = {}): State => run(live(settings), received(say('Hel'))).state;
const stops = (interruption: Settings['capabilities']['interruption']): Partial<Settings> => ({
  capabilities: { ...SETTINGS.capabilities, interruption },
});
const pendingTurn = { clientContent: { turns: [{ role: 'user', parts: [{ text: ' ' }] }] } };

describe('interrupt', () => {
  it('cuts the turn at once and says who did', () => {
    const { events } = run(speaking(), commanded(interrupt()));
    expect(events).toEqual([
      { type: 'PhaseChanged', from: 'ModelSpeaking', to: 'Interrupted' },
      { type: 'Interrupted', by: 'client', turn: 1 },
    ]);
  });

  it.each([
    ['pendingTurn', [pendingTurn]],
    ['completedTurn', [{ clientContent: { ...pendingTurn.clientContent, turnComplete: true } }]],
    ['none', []],
  ] as const)('sends what the model accepts: %s', (interruption, sent) => {
    const { effects, events } = run(speaking(stops(interruption)), commanded(interrupt()));
    expect([sentBy(effects), eventsOf(events, 'Error')]).toEqual([sent, []]);
  });

  it.each(['pendingTurn', 'none'] as const)(
    'is the start of speech where the app detects activity, whatever the model accepts: %s',
    (interruption) => {
      const { effects, events } = run(speaking({ ...stops(interruption), blueprint: MANUAL }), commanded(interrupt()));
      expect(sentBy(effects)).toEqual([{ realtimeInput: { activityStart: {} } }]);
      expect(story(events)).toEqual(['ModelSpeaking>Interrupted', 'Interrupted', 'Interrupted>UserSpeaking']);
    },
  );

  it('sends nothing where the app detects activity and the user speaks already', () => {
    const { effects, events } = run(speaking({ blueprint: MANUAL }), commanded(activityStart()), commanded(interrupt()));
    expect([sentBy(effects).length, story(events)]).toEqual([1, ['ModelSpeaking>Interrupted', 'Interrupted']]);
  });

  it('cuts a turn that waits for its calls', () => {
    const { events, effects } = run(liveAfter(callFor('a')), commanded(interrupt()));
    expect([story(events), sentBy(effects).length]).toEqual([['ToolCallPending>Interrupted', 'Interrupted'], 1]);
  });

  it.each([initialState, dialling(), openedState(), closing()])('does nothing when $type', (state) => {
    expect(run(state, commanded(interrupt()))).toEqual({ state, messages: [], events: [], effects: [] });
  });
});

describe('interrupt of a reply that is owed', () => {
  const asked = run(liveAfter(say('a'), TURN_COMPLETE), commanded(sendText('and?'))).state;

  it('tells the turn that will not be, leaves the phase, and stops the model', () => {
    const { events, effects } = run(asked, commanded(interrupt()));
    expect([events, sentBy(effects)]).toEqual([[{ type: 'Interrupted', by: 'client', turn: 2 }], [pendingTurn]]);
  });

  it('withholds it', () => {
    const { events } = interrupted(asked, say('b'), TURN_COMPLETE, say('c'));
    expect(story(events)).toEqual(['TurnComplete', 'Active>ModelSpeaking', 'TextDelta']);
  });
});

describe('interrupt when nothing is said', () => {
  it.each([
    ['at the start', live(), 1],
    ['after two turns', liveAfter(say('a'), TURN_COMPLETE, say('b'), TURN_COMPLETE), 2],
    ['while the user speaks', liveAfter(say('a'), TURN_COMPLETE, USER_STARTS), 1],
    ['after the server cut the turn', liveAfter(say('a'), TURN_COMPLETE, say('b'), INTERRUPTED), 2],
    ['after the server cut the turn and the user began', liveAfter(say('a'), TURN_COMPLETE, say('b'), INTERRUPTED, USER_STARTS), 2],
  ])('%s tells the turn that is being played, and sends and changes nothing', (_when, state, turn) => {
    expect(run(state, commanded(interrupt()))).toEqual({
      state,
      messages: [],
      events: [{ type: 'Interrupted', by: 'client', turn }],
      effects: [],
    });
  });

  it('withholds nothing of the next turn', () => {
    expect(story(interrupted(liveAfter(), say('a')).events)).toEqual(['Active>ModelSpeaking', 'TextDelta']);
  });

  it('twice does nothing the second time', () => {
    const once = run(speaking(), commanded(interrupt())).state;
    expect(run(once, commanded(interrupt()))).toEqual({ state: once, messages: [], events: [], effects: [] });
  });
});

describe('after interrupt', () => {
  const withheld: readonly ServerMessage[] = [
    say('lo'),
    { serverContent: { modelTurn: { parts: [{ text: 'Hm', thought: true }] } } },
    { serverContent: { modelTurn: { parts: [{ inlineData: { mimeType: 'audio/pcm', data: new Uint8Array(2) } }] } } },
    { serverContent: { modelTurn: { parts: [{ executableCode: { code: '1' } }] } } },
    { serverContent: { outputTranscription: { text: 'lo' } } },
    { serverContent: { generationComplete: true } },
  ];
  it.each(withheld)('the rest of the turn is withheld: %j', (message) => {
    const { events, messages, state } = interrupted(speaking(), message);
    expect([events, messages, state.memory.turn.text]).toEqual([[], [message], 'Hel']);
  });

  const told: readonly (readonly [ServerMessage, readonly string[]])[] = [
    [{ usageMetadata: { totalTokenCount: 5 } as NonNullable<ServerMessage['usageMetadata']> }, ['Usage']],
    [TURN_COMPLETE, ['TextComplete', 'Interrupted>Active', 'TurnComplete']],
    [{ serverContent: { inputTranscription: { text: 'x' } } }, ['InputTranscription']],
    [cancel('a'), ['ToolCallCancelled']],
    [USER_STARTS, ['Interrupted>UserSpeaking', 'VoiceActivityStart']],
    [{ sessionResumptionUpdate: {} }, ['SessionResumeUpdate']],
    [{ goAway: {} }, ['GoAway']],
    [{ error: { message: 'x' } }, ['Error']],
  ];
  it.each(told)('this is told: %j', (message, events) => {
    expect(story(interrupted(speaking(), message).events)).toEqual(events);
  });

  it('a call is not told, but declined, so that the model does not wait for it', () => {
    const { events, effects, state } = interrupted(speaking(), { toolCall: { functionCalls: [{ id: 'a', name: 'f' }, { name: 'g' }] } });
    const response = { error: 'The user interrupted before this was done.' };
    expect([events, state.memory.facts.calls, state.memory.localIds]).toEqual([[], [], 1]);
    expect(sentBy(effects)).toEqual([
      {
        toolResponse: {
          functionResponses: [
            { id: 'a', name: 'f', response },
            { name: 'g', response },
          ],
        },
      },
    ]);
  });

  it('a request in writing lets nothing of it through that is still on its way', () => {
    const asked = run(run(speaking(), commanded(interrupt())).state, commanded(sendText('And now?')));
    expect(asked.state.memory.turn).toMatchObject({ progress: 'withheld', next: 'owed' });
    expect(story(run(asked.state, received(say('lo'))).events)).toEqual([]);
    const stopped = run(asked.state, received(INTERRUPTED));
    expect(story(stopped.events)).toEqual([]);
    expect(story(run(stopped.state, received(say('Now'))).events)).toEqual(['Interrupted>ModelSpeaking', 'TextDelta']);
  });

  it('a request in writing ends the withholding where nothing was being said', () => {
    const asked = run(live(), commanded(sendText('Hi')), commanded(interrupt()), commanded(sendText('And now?')));
    expect(asked.state.memory.turn).toMatchObject({ progress: 'owed', next: 'free' });
    expect(story(run(asked.state, received(say('Now'))).events)).toEqual(['Active>ModelSpeaking', 'TextDelta']);
  });

  it('speech that the server heard ends the withholding too', () => {
    expect(story(interrupted(speaking(), USER_STARTS, USER_ENDS, say('Now')).events)).toEqual([
      'Interrupted>UserSpeaking',
      'VoiceActivityStart',
      'UserSpeaking>Active',
      'VoiceActivityEnd',
      'Active>ModelSpeaking',
      'TextDelta',
    ]);
  });

  it('the text that was told is complete as interrupted', () => {
    const { events } = interrupted(speaking(), say('lo'), TURN_COMPLETE);
    expect(eventsOf(events, 'TextComplete')).toEqual([{ type: 'TextComplete', text: 'Hel', interrupted: true, turn: 1 }]);
  });

  it('the next turn is told again', () => {
    const { events } = interrupted(speaking(), say('lo'), TURN_COMPLETE, say('Yes'), TURN_COMPLETE);
    expect(story(events).slice(3)).toEqual(['Active>ModelSpeaking', 'TextDelta', 'TextComplete', 'ModelSpeaking>Active', 'TurnComplete']);
    expect(eventsOf(events, 'TextComplete')[1]).toEqual({ type: 'TextComplete', text: 'Yes', interrupted: false, turn: 2 });
  });

  it('the interruption of the server is not told again, and ends the withholding', () => {
    const { events } = interrupted(speaking(), say('lo'), INTERRUPTED, say('Sorry'), TURN_COMPLETE);
    expect(story(events)).toEqual(['Interrupted>ModelSpeaking', 'TextDelta', 'TextComplete', 'ModelSpeaking>Active', 'TurnComplete']);
    expect(eventsOf(events, 'TextComplete')[0]).toMatchObject({ text: 'HelSorry', interrupted: true, turn: 1 });
  });

  it('another one of the server is its own', () => {
    expect(interrupted(speaking(), INTERRUPTED, INTERRUPTED).events).toEqual([{ type: 'Interrupted', by: 'server', turn: 1 }]);
  });

  it('the answer to a result is withheld though none of it had come', () => {
    const answered = run(liveAfter(say('a'), callFor('x')), commanded(sendToolResponse([{ id: 'x', response: {} }]))).state;
    const cut = run(answered, commanded(interrupt()));
    expect([cut.events, sentBy(cut.effects)]).toEqual([[{ type: 'Interrupted', by: 'client', turn: 1 }], [pendingTurn]]);
    expect(story(run(cut.state, received(say('b')), received(TURN_COMPLETE)).events)).toEqual(['TextComplete', 'TurnComplete']);
  });
});
