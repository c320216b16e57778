import { sayingsOf } from '../../lib/machine/history';
import type { Input } from '../../lib/machine/input';
import { FIRST_TURN } from '../../lib/machine/turn-record';
import type { ServerMessage } from '../../lib/wire/server-message';
import {
  blueprintOf,
  callFor,
  cancel,
  errorsOf,
  eventsOf,
  GENERATED,
  HEARD,
  INTERRUPTED,
  live,
  liveAfter,
  PATIENT,
  received,
  run,
  say,
  story,
  TURN_COMPLETE,
  USER_ENDS,
  USER_STARTS,
  type Run,
} from '../support/machine';

const audio = (bytes = 2): ServerMessage => ({
  serverContent: { modelTurn: { parts: [{ inlineData: { mimeType: 'audio/pcm;rate=24000', data: new Uint8Array(bytes) } }] } },
});
const think = (text: string): ServerMessage => ({ serverContent: { modelTurn: { parts: [{ text, thought: true }] } } });
const hear = (...messages: readonly ServerMessage[]): Run => run(live(), ...messages.map((message) => received(message)));
const usage = { totalTokenCount: 5 } as NonNullable<ServerMessage['usageMetadata']>;

describe('a message with everything in it', () => {
  const all: ServerMessage = {
    setupComplete: {},
    sessionResumptionUpdate: { newHandle: 'h', resumable: true },
    voiceActivity: { type: 'ACTIVITY_START' },
    serverContent: {
      modelTurn: {
        parts: [{ text: 'Hm', thought: true }, { text: 'Hi' }, { inlineData: { mimeType: 'audio/pcm', data: new Uint8Array(2) } }],
      },
      inputTranscription: { text: 'in' },
      interimInputTranscription: { text: 'int' },
      outputTranscription: { text: 'out' },
      interrupted: true,
      generationComplete: true,
      turnComplete: true,
    },
    toolCall: { functionCalls: [{ id: 'b', name: 'g' }] },
    toolCallCancellation: { ids: ['a'] },
    goAway: { timeLeft: '5s' },
    usageMetadata: usage,
    error: { message: 'no' },
  };

  it('is told fact by fact, each change of phase directly before its fact', () => {
    const { events } = run(liveAfter(callFor('a')), received(all));
    expect(story(events)).toEqual([
      'SessionResumeUpdate',
      'VoiceActivityStart',
      'ToolCallPending>ModelSpeaking',
      'Thought',
      'TextDelta',
      'AudioData',
      'InputTranscription',
      'InputTranscription',
      'OutputTranscription',
      'ModelSpeaking>Interrupted',
      'Interrupted',
      'ToolCallCancelled',
      'ToolCall',
      'GenerationComplete',
      'Usage',
      'TextComplete',
      'Interrupted>ToolCallPending',
      'TurnComplete',
      'GoAway',
      'Error',
    ]);
    expect(errorsOf(events)).toEqual([{ type: 'ServerFault', message: 'The server reported an error: no' }]);
    expect(eventsOf(events, 'Error')[0]?.fatal).toBe(false);
  });
});

describe('a turn', () => {
  it('is told with its number, and its whole text directly before its end', () => {
    const { state, events } = hear(
      think('Hm'),
      say('Hel'),
      audio(),
      say('lo'),
      { serverContent: { generationComplete: true } },
      TURN_COMPLETE,
    );
    expect(events.map((event) => ('turn' in event ? event.turn : null))).toEqual([null, 1, 1, 1, 1, 1, 1, null, 1]);
    expect(story(events)).toEqual([
      'Active>ModelSpeaking',
      'Thought',
      'TextDelta',
      'AudioData',
      'TextDelta',
      'GenerationComplete',
      'TextComplete',
      'ModelSpeaking>Active',
      'TurnComplete',
    ]);
    expect(eventsOf(events, 'TextComplete')).toEqual([{ type: 'TextComplete', text: 'Hello', interrupted: false, turn: 1 }]);
    expect(state.memory.turn).toEqual({ ...FIRST_TURN, number: 2, calmSince: 0 });
  });

  it('without text has no TextComplete, and thoughts are no text', () => {
    expect(story(hear(think('Hm'), audio(), TURN_COMPLETE).events).slice(-2)).toEqual(['ModelSpeaking>Active', 'TurnComplete']);
  });

  it('counts on with every turnComplete, also of a turn of which nothing came', () => {
    const { events } = hear(TURN_COMPLETE, say('a'), TURN_COMPLETE, TURN_COMPLETE, say('b'));
    expect(eventsOf(events, 'TurnComplete').map(({ turn }) => turn)).toEqual([1, 2, 3]);
    expect(eventsOf(events, 'TextDelta').map(({ turn }) => turn)).toEqual([2, 4]);
    expect(eventsOf(events, 'TextComplete').map(({ text }) => text)).toEqual(['a']);
  });

  it('hands the bytes of the voice on as they are', () => {
    const message = audio(4);
    const [event] = eventsOf(hear(message).events, 'AudioData');
    expect(event?.data).toBe(message.serverContent?.modelTurn?.parts?.[0]?.inlineData?.data);
  });

  it('that will go on ends the phase, but owes more', () => {
    const { state, events } = hear(say('Hm'), { serverContent: { turnComplete: true, interactionStatus: 'IN_PROGRESS' } });
    expect(story(events).slice(-2)).toEqual(['ModelSpeaking>Active', 'TurnComplete']);
    expect(eventsOf(events, 'TurnComplete')[0]).toEqual({ type: 'TurnComplete', interactionStatus: 'IN_PROGRESS', turn: 1 });
    expect(state.memory.turn.progress).toBe('owed');
  });

  it('tells why it ended', () => {
    const { events } = hear({ serverContent: { turnComplete: true, turnCompleteReason: 'BLOCKLIST', waitingForInput: true } });
    expect(events).toEqual([{ type: 'TurnComplete', reason: 'BLOCKLIST', waitingForInput: true, turn: 1 }]);
  });
});

describe('what changes no phase', () => {
  const silent: readonly ServerMessage[] = [
    { serverContent: { generationComplete: true } },
    { serverContent: { inputTranscription: { text: 'x' } } },
    { serverContent: { outputTranscription: { text: 'x' } } },
    { usageMetadata: usage },
    { goAway: {} },
    { sessionResumptionUpdate: {} },
    { error: { code: 3 } },
  ];
  it.each(silent)('%j', (message) => {
    const before = liveAfter(say('Hi'), callFor('a'));
    const { state, events } = run(before, received(message));
    expect([events.length, eventsOf(events, 'PhaseChanged'), state.memory.facts]).toEqual([1, [], before.memory.facts]);
  });
});

describe('calls', () => {
  it('that are taken back are closed and remembered', () => {
    const { state, events } = hear(callFor('a', 'b'), cancel('a'), cancel('b', 'x'));
    expect(story(events).slice(2)).toEqual(['ToolCallCancelled', 'ToolCallPending>Active', 'ToolCallCancelled']);
    expect(eventsOf(events, 'ToolCallCancelled')[1]?.ids).toEqual(['b', 'x']);
    expect(state.memory.cancelled).toEqual(['a', 'b', 'x']);
  });
});

describe('the user', () => {
  it('is heard to start and to end, the phase first', () => {
    expect(story(hear(USER_STARTS, USER_ENDS).events)).toEqual([
      'Active>UserSpeaking',
      'VoiceActivityStart',
      'UserSpeaking>Active',
      'VoiceActivityEnd',
    ]);
  });

  it('may speak while the model does, which shows when the turn ends', () => {
    expect(story(hear(say('a'), USER_STARTS, TURN_COMPLETE).events).slice(2)).toEqual([
      'VoiceActivityStart',
      'TextComplete',
      'ModelSpeaking>UserSpeaking',
      'TurnComplete',
    ]);
  });

  it('who starts after an interruption has the floor', () => {
    expect(story(hear(say('a'), INTERRUPTED, USER_STARTS).events).slice(2)).toEqual([
      'ModelSpeaking>Interrupted',
      'Interrupted',
      'Interrupted>UserSpeaking',
      'VoiceActivityStart',
    ]);
  });
});

describe('what is noted of a conversation', () => {
  const said = (modality: 'AUDIO' | 'TEXT', ...messages: readonly ServerMessage[]): readonly unknown[] => {
    const blueprint = blueprintOf({ generationConfig: { responseModalities: [modality] } });
    return sayingsOf(run(live({ ...PATIENT, blueprint }), ...messages.map((message) => received(message))).state.memory.history);
  };
  const spoken: ServerMessage = { serverContent: { outputTranscription: { text: 'spoken' } } };
  const guessed: ServerMessage = { serverContent: { interimInputTranscription: { text: 'He' } } };

  it('is what was heard of the user, but not what is only guessed', () => {
    expect(said('AUDIO', guessed, HEARD)).toEqual([{ role: 'user', text: 'Hello' }]);
  });

  it('is what the model says where it speaks, and what it writes where it writes; never what it thinks', () => {
    expect(said('AUDIO', think('Hm'), say('written'), spoken)).toEqual([{ role: 'model', text: 'spoken' }]);
    expect(said('TEXT', think('Hm'), say('written'), spoken)).toEqual([{ role: 'model', text: 'written' }]);
  });

  it('is nothing that the app has cut', () => {
    const cut = run(live(PATIENT), received(say('x')), { type: 'Commanded', at: 0, command: { type: 'Interrupt' } }, received(spoken));
    expect(cut.state.memory.history.remarks).toEqual([]);
  });
});

describe('a generation of which nothing came', () => {
  const audio: Input = { type: 'Commanded', at: 0, command: { type: 'SendAudio', data: new Uint8Array(2), sampleRate: 16_000 } };

  it('ends what is owed', () => {
    const { memory } = run(live(), audio, received(HEARD), received(GENERATED), audio, received(HEARD), received(GENERATED)).state;
    expect(memory.turn).toEqual(FIRST_TURN);
  });

  it('is remembered of a turn that goes on', () => {
    expect(liveAfter(say('x'), GENERATED).memory.turn.generation).toBe('complete');
  });
});
