import type { Settings } from '../../lib/machine/settings';
import { DEFAULT_OUTBOX } from '../../lib/machine/settings';
import type { Live, State } from '../../lib/machine/state';
import { activityEnd, activityStart, interrupt, sendAudio, sendText, sendToolResponse, sendVideo } from '../../lib/wire/commands';
import type { SessionCommand } from '../../lib/wire/session-command';
import {
  callFor,
  closing,
  commanded,
  effectsOf,
  errorsOf,
  eventsOf,
  live,
  MANUAL,
  measured,
  openedState,
  received,
  run,
  say,
  sentBy,
  stateOf,
  story,
  ticked,
  type Run,
} from '../support/machine';

const SETUP_COMPLETE = { setupComplete: {} };
const audio = sendAudio(new Uint8Array(2));
const commandsOf = ({ effects }: Run): readonly string[] => effectsOf(effects, 'Send').map(({ command }) => command);
const tell = (state: State, ...commands: readonly SessionCommand[]): Run => run(state, ...commands.map((each) => commanded(each)));

describe('what waited for a connection', () => {
  it('is handed over after the connection was told: what is owed first, then in the order of its acceptance', () => {
    const waiting = tell(openedState(), audio, sendText('1'), sendVideo(new Uint8Array(3)), sendText('2'));
    expect(sentBy(waiting.effects)).toEqual([]);
    const { state, events, effects } = run(waiting.state, received(SETUP_COMPLETE));
    expect(story(events)).toEqual(['SetupSent>Active', 'Connected']);
    expect(effects.map(({ type }) => type)).toEqual(['StopTimer', 'Send', 'Send', 'Send', 'Send']);
    expect(sentBy(effects)).toEqual([
      { realtimeInput: { text: '1' } },
      { realtimeInput: { text: '2' } },
      { realtimeInput: { audio: { data: 'AAA=', mimeType: 'audio/pcm;rate=16000' } } },
      { realtimeInput: { video: { data: 'AAAA', mimeType: 'image/jpeg' } } },
    ]);
    expect(state.memory.outbox).toEqual({ entries: [], bytes: 0 });
    expect(state.memory.sent).toBe(4);
  });

  it('is refused where the session refuses it, and the rest handed over', () => {
    const waiting = tell(openedState(), activityStart(), sendText(''), sendText('x'));
    const { events, effects } = run(waiting.state, received(SETUP_COMPLETE));
    expect(errorsOf(events).map((error) => error.type === 'CommandRefused' && error.command)).toEqual(['ActivityStart', 'SendText']);
    expect(sentBy(effects)).toEqual([{ realtimeInput: { text: 'x' } }]);
  });

  it('knows from each command what the next one needs', () => {
    const waiting = tell(openedState({ blueprint: MANUAL }), activityStart(), audio, activityEnd());
    const up = run(waiting.state, received(SETUP_COMPLETE));
    expect(story(up.events)).toEqual(['SetupSent>Active', 'Connected', 'Active>UserSpeaking', 'UserSpeaking>Active']);
    expect(commandsOf(up)).toEqual(['ActivityStart', 'SendAudio', 'ActivityEnd']);
  });

  it('keeps what was written in an activity between its marks', () => {
    const waiting = tell(openedState({ blueprint: MANUAL }), activityStart(), sendText('Hi'), activityEnd(), sendText('!'));
    const up = run(waiting.state, received(SETUP_COMPLETE));
    expect([commandsOf(up), errorsOf(up.events)]).toEqual([['ActivityStart', 'SendText', 'ActivityEnd', 'SendText'], []]);
  });

  it('is let go of where it is media that waited too long, and told a second later', () => {
    const AGED = { outbox: { ...DEFAULT_OUTBOX, maxAgeMs: 100 } };
    const waiting = run(openedState(AGED), commanded(audio, 0), commanded(sendText('old'), 0), commanded(audio, 50));
    const up = run(waiting.state, received(SETUP_COMPLETE, 101));
    expect(eventsOf(up.events, 'Error')).toEqual([]);
    expect(commandsOf(up)).toEqual(['SendText', 'SendAudio']);
    expect(up.state.memory.dropped).toEqual({ full: 0, stale: 1, ended: 0, gated: 0 });
    const [timer] = effectsOf(up.effects, 'StartTimer');
    expect(timer?.ms).toBe(1_000);
    expect(errorsOf(run(up.state, ticked(timer?.timer ?? 0, 1_101)).events)).toEqual([
      expect.objectContaining({ type: 'CommandsDropped', kind: 'audio', why: 'stale', count: 1 }),
    ]);
  });

  it('closes the calls that survived and are answered', () => {
    const call = received({ toolCall: { functionCalls: [{ id: 'a', name: 'f' }] } });
    const waiting = run(openedState(), call, commanded(sendToolResponse([{ id: 'a', response: { output: 1 } }])));
    const { events, effects } = run(waiting.state, received(SETUP_COMPLETE));
    expect(story(events)).toEqual(['SetupSent>Active', 'Connected', 'Active>ToolCallPending', 'ToolCallPending>Active']);
    expect(sentBy(effects)).toEqual([{ toolResponse: { functionResponses: [{ id: 'a', name: 'f', response: { output: 1 } }] } }]);
  });
});

describe('a socket that holds back', () => {
  /** Takes little more than two texts before it is asked. */
  const NARROW: Partial<Settings> = { outbox: { ...DEFAULT_OUTBOX, bufferedBytes: 60 } };
  const heldIn = (state: State): Live['held'] => stateOf(state, 'Live').held;
  const full = tell(live(NARROW), sendText('1'), sendText('2'));

  it('is asked for how much, once that may be too much', () => {
    expect(tell(live(NARROW), sendText('1')).effects.map(({ type }) => type)).toEqual(['Send']);
    expect(full.effects.map(({ type }) => type)).toEqual(['Send', 'Send', 'Measure']);
    expect(full.effects.at(-1)).toEqual({ type: 'Measure', generation: 1 });
    expect(heldIn(full.state)).toEqual({ bytes: 60, state: 'asked' });
  });

  it('gets nothing meanwhile, and is not asked twice', () => {
    const { state, effects } = tell(full.state, sendText('3'), audio);
    expect([effects, state.memory.outbox.entries.length]).toEqual([[], 2]);
  });

  it('gets more at once where it holds back little: as much as may be too much again', () => {
    const waiting = tell(full.state, sendText('3'), sendText('4'), sendText('5')).state;
    const { state, effects } = run(waiting, measured(0));
    expect(effects.map(({ type }) => type)).toEqual(['Send', 'Send', 'Measure']);
    expect(state.memory.outbox.entries).toHaveLength(1);
    expect(heldIn(run(full.state, measured(59)).state)).toEqual({ bytes: 59, state: 'guessed' });
  });

  it('is left alone for 20 ms where it holds back much, then asked again', () => {
    const { state, effects } = run(full.state, measured(60));
    expect(effects).toEqual([{ type: 'StartTimer', timer: 3, ms: 20 }]);
    expect(stateOf(state, 'Live').clocks.drain).toBe(3);
    expect(heldIn(state)).toEqual({ bytes: 60, state: 'full' });
    const again = run(state, ticked(3, 20));
    expect(again.effects).toEqual([{ type: 'Measure', generation: 1 }]);
    expect(stateOf(again.state, 'Live').clocks.drain).toBe(null);
    expect(heldIn(run(again.state, measured(5)).state)).toEqual({ bytes: 5, state: 'guessed' });
  });

  it('gets what is still worth it then', () => {
    const outbox = { ...DEFAULT_OUTBOX, bufferedBytes: 60, maxAgeMs: 100 };
    const { state } = run(tell(live({ outbox }), sendText('1'), sendText('2')).state, commanded(audio, 0), commanded(sendText('3'), 0));
    const drained = run(state, measured(0, 200));
    expect([commandsOf(drained), drained.state.memory.dropped.stale]).toEqual([['SendText'], 1]);
  });

  it('is asked also where it was filled by what the session says itself', () => {
    const speaking = run(live(NARROW), received(say('x')));
    const cut = tell(speaking.state, interrupt());
    expect([heldIn(cut.state).bytes > 60, heldIn(cut.state).state, effectsOf(cut.effects, 'Measure')]).toEqual([true, 'guessed', []]);
    const { state, effects } = tell(cut.state, sendText('1'));
    expect(effects).toEqual([{ type: 'Measure', generation: 1 }]);
    expect(commandsOf(run(state, measured(0)))).toEqual(['SendText']);
  });

  it('gets the interruption and what the session says itself past all that waits', () => {
    const speaking = run(live(NARROW), received(say('x')));
    const filled = tell(speaking.state, sendText('1'), sendText('2'), sendText('3'));
    expect(commandsOf(tell(filled.state, interrupt()))).toEqual(['Interrupt']);
  });

  it('is thought empty on each new connection', () => {
    expect(heldIn(live(NARROW))).toEqual({ bytes: 0, state: 'guessed' });
  });

  it.each([live(NARROW), closing(), openedState()])('is not heard where it was not asked, when $type', (state) => {
    expect(run(state, measured(1_000))).toEqual({ state, messages: [], events: [], effects: [] });
  });

  it('lets a tool response go first when there is room again', () => {
    const asked = run(full.state, received(callFor('a')));
    const waiting = tell(asked.state, sendText('3'), sendToolResponse([{ id: 'a', response: {} }])).state;
    expect(commandsOf(run(waiting, measured(0)))).toEqual(['SendToolResponse']);
  });
});
