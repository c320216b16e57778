import type { Settings } from '../../lib/machine/settings';
import type { State } from '../../lib/machine/state';
import { sendAudio, sendText, sendToolResponse, sendVideo, toolCallStarted } from '../../lib/wire/commands';
import type { SessionCommand } from '../../lib/wire/session-command';
import {
  back,
  callFor,
  closed,
  commanded,
  effectsOf,
  errorsOf,
  eventsOf,
  handleOf,
  HEARD,
  live,
  openedState,
  PATIENT,
  received,
  run,
  say,
  sentBy,
  SETTINGS,
  stateOf,
  story,
  TRANSPARENT,
  TURN_COMPLETE,
  woken,
  type Run,
} from '../support/machine';

const audio = sendAudio(new Uint8Array(2));
const lasting = (settings: Partial<Settings> = {}): State => live({ ...PATIENT, ...settings });
const lost = (state: State): State => run(state, closed(1006, '', { generation: state.memory.generation })).state;
const tell = (state: State, ...commands: readonly SessionCommand[]): State => run(state, ...commands.map((each) => commanded(each))).state;
const sent = ({ effects }: Run): readonly string[] => effectsOf(effects, 'Send').map(({ command }) => command);

describe('a connection that is accepted', () => {
  it('knows nothing yet but what it was set up with', () => {
    const { state, effects } = run(openedState(PATIENT), received({ setupComplete: { sessionId: 's' } }, 70));
    expect(state).toMatchObject({
      type: 'Live',
      continuity: 'fresh',
      connected: { type: 'Connected', sessionId: 's', resumed: false },
      since: 70,
      closesAt: null,
      leaves: null,
      clocks: { rotate: null, age: null, watch: null, drain: null },
      activity: 'none',
      held: { bytes: 0, state: 'guessed' },
      heard: { at: 70, what: 'setup' },
      owed: null,
      memory: { past: 'some', proven: openedState(PATIENT).blueprint },
    });
    expect(effects).toEqual([{ type: 'StopTimer', timer: 2 }]);
  });

  it('grows old on a timer, where the app wants to leave it then', () => {
    const { state, effects } = run(openedState({ ...PATIENT, rotate: { afterMs: 500, marginMs: 0 } }), received({ setupComplete: {} }));
    expect(effects).toEqual([
      { type: 'StopTimer', timer: 2 },
      { type: 'StartTimer', timer: 3, ms: 500 },
    ]);
    expect(stateOf(state, 'Live').clocks.age).toBe(3);
  });

  it.each([
    ['a handle is there', [handleOf('h')], {}, 'resumed'],
    ['there is something to tell', [HEARD], {}, 'reseeded'],
    ['nothing was said', [], {}, 'reset'],
    ['the model takes no history', [HEARD], { capabilities: { ...SETTINGS.capabilities, history: 'none' } }, 'reset'],
  ] as const)('says what the server remembers: where %s', (_when, messages, settings, continuity) => {
    const before = run(lasting(settings), ...messages.map((message) => received(message))).state;
    const { state, events } = back(lost(before));
    expect(stateOf(state, 'Live').continuity).toBe(continuity);
    expect(eventsOf(events, 'Connected')).toEqual([{ type: 'Connected', resumed: continuity === 'resumed' }]);
  });

  it('leaves the handle that it was resumed with behind, until there is a newer one', () => {
    const { memory } = back(lost(run(lasting(), received(handleOf('h'))).state)).state;
    expect(memory.resumption).toMatchObject({ handle: 'h', standing: 'behind' });
  });
});

describe('the calls that were open', () => {
  const called = run(lasting(), received(handleOf('old')), received(callFor('a', 'b'))).state;

  it('are cancelled where the server does not know them: those after the handle', () => {
    const { state, events } = back(lost(called));
    expect(story(events).slice(-3)).toEqual(['SetupSent>Active', 'Connected', 'ToolCallCancelled']);
    expect(eventsOf(events, 'ToolCallCancelled')).toEqual([{ type: 'ToolCallCancelled', ids: ['a', 'b'] }]);
    expect([state.memory.facts.calls, state.memory.cancelled]).toEqual([[], ['a', 'b']]);
  });

  it('stay where the handle knows them, and the phase hops to them after Connected', () => {
    const known = tell(run(called, received(handleOf('new'))).state, toolCallStarted(['b']));
    const { state, events } = back(lost(known));
    expect(story(events).slice(-3)).toEqual(['SetupSent>Active', 'Connected', 'Active>ToolCallExecuting']);
    expect(state.memory.facts.calls.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('are cancelled where the session begins anew', () => {
    const known = run(called, received(handleOf('new')), closed(1006)).state;
    const refused = run(
      known,
      woken(),
      { type: 'Opened', at: 0, generation: 2 },
      closed(1007, 'Session not found', { generation: 2 }),
    ).state;
    expect(eventsOf(back(refused).events, 'ToolCallCancelled')).toEqual([{ type: 'ToolCallCancelled', ids: ['a', 'b'] }]);
  });

  it('stay where this very connection asked for them before it was accepted', () => {
    const { events } = run(openedState(), received(callFor('a')), received({ setupComplete: {} }));
    expect(story(events)).toEqual(['ToolCall', 'SetupSent>Active', 'Connected', 'Active>ToolCallPending']);
  });

  it('are not answered any more, though the answer waited', () => {
    const answered = tell(lost(called), sendToolResponse([{ id: 'a', response: {} }]));
    const { events, effects } = back(answered);
    expect(effectsOf(effects, 'Send').map(({ command }) => command)).toEqual(['setup']);
    expect(errorsOf(events)).toEqual([expect.objectContaining({ type: 'CommandRefused', why: 'the call a was cancelled' })]);
  });
});

describe('a session that begins anew', () => {
  const heard = run(
    lasting(),
    received(HEARD),
    received({ serverContent: { outputTranscription: { text: 'Hi!' } } }),
    received(TURN_COMPLETE),
  ).state;
  const telling = (history: 'initial' | 'pending'): State => {
    const state = stateOf(heard, 'Live');
    return { ...state, settings: { ...state.settings, capabilities: { ...SETTINGS.capabilities, history } } };
  };
  const turns = [
    { role: 'user', parts: [{ text: 'Hello' }] },
    { role: 'model', parts: [{ text: 'Hi!' }] },
  ];

  it.each([
    ['initial', { turns, turnComplete: true }],
    ['pending', { turns }],
  ] as const)('is told what was said before all else, as the model takes it: %s', (history, clientContent) => {
    const waiting = tell(lost(telling(history)), sendText('And now?'));
    const { state, effects } = back(waiting);
    expect(sentBy(effects).slice(1)).toEqual([{ clientContent }, { realtimeInput: { text: 'And now?' } }]);
    expect(effectsOf(effects, 'Send')[1]).toMatchObject({ command: 'history', index: 0, entry: null });
    expect(state.memory).toMatchObject({ sent: 1, flight: { next: 2, parcels: [{ index: 1 }] }, turn: { progress: 'owed' } });
  });

  it('is told nothing where it is resumed', () => {
    const { effects } = back(lost(run(telling('pending'), received(handleOf('h'))).state));
    expect(effectsOf(effects, 'Send').map(({ command }) => command)).toEqual(['setup']);
  });
});

describe('what the connection before had not read', () => {
  const asked = (): State => tell(lasting({ blueprint: TRANSPARENT }), sendText('1'), audio, sendText('2'));
  const known = (): State => run(asked(), received(handleOf('h', { lastConsumedClientMessageIndex: 0 }))).state;

  it('is repeated to a server that is resumed, with what waits, each in its place', () => {
    const waiting = tell(lost(known()), audio, sendText('3'));
    const { state, effects } = back(waiting);
    expect(effectsOf(effects, 'Send').map(({ index, entry }) => [index, entry?.order, entry?.given])).toEqual([
      [-1, undefined, undefined],
      [0, 2, 'before'],
      [1, 4, 'never'],
      [2, 1, 'before'],
      [3, 3, 'never'],
    ]);
    expect(state.memory).toMatchObject({ sent: 5, delivered: 1, unknown: 0, resend: [] });
  });

  it('is not told to be unknown while it can be repeated', () => {
    expect(errorsOf(run(known(), closed(1006)).events).map(({ type }) => type)).toEqual(['ConnectionLost']);
  });

  it('is unknown where the session begins anew', () => {
    const { state, events } = back(lost(asked()));
    expect(errorsOf(events).map((error) => error.type === 'DeliveryUnknown' && [error.kind, error.count])).toEqual([
      ['content', 2],
      ['audio', 1],
    ]);
    expect(state.memory).toMatchObject({ sent: 3, unknown: 3, resend: [], outbox: { entries: [] } });
  });

  it('is unknown where the answer is to a call that the handle does not know, for which the server would close', () => {
    const called = run(known(), received(callFor('a')));
    const answered = tell(called.state, sendToolResponse([{ id: 'a', response: {} }]));
    const up = back(lost(answered));
    expect(sent(up)).toEqual(['setup', 'SendText', 'SendAudio']);
    expect(errorsOf(up.events)).toEqual([expect.objectContaining({ type: 'DeliveryUnknown', kind: 'toolResponse', count: 1 })]);
  });

  it('is repeated where the answer is to a call that the handle knows', () => {
    const called = run(known(), received(callFor('a')), received(handleOf('h2', { lastConsumedClientMessageIndex: 0 }))).state;
    expect(sent(back(lost(tell(called, sendToolResponse([{ id: 'a', response: {} }])))))).toEqual([
      'setup',
      'SendToolResponse',
      'SendText',
      'SendAudio',
    ]);
  });

  it('is unknown where there is no room for it any more', () => {
    const outbox = { ...SETTINGS.outbox, commands: 1 };
    const full = run(tell(lasting({ blueprint: TRANSPARENT, outbox }), sendText('1')), received(handleOf('h'))).state;
    const { state, events } = back(tell(lost(full), sendText('2')));
    expect(state.memory).toMatchObject({ sent: 1, unknown: 0, delivered: 0, dropped: { full: 1 } });
    expect(errorsOf(events)).toEqual([]);
    const media = run(tell(lasting({ blueprint: TRANSPARENT, outbox }), audio), received(handleOf('h'))).state;
    const other = back(tell(lost(media), sendText('2')));
    expect(other.state.memory).toMatchObject({ sent: 2, unknown: 1, dropped: { full: 0 } });
    expect(errorsOf(other.events)).toEqual([expect.objectContaining({ type: 'DeliveryUnknown', kind: 'audio' })]);
  });

  it('is let go of where it is media that are too old by then', () => {
    const { memory } = back(lost(known()), { setupComplete: {} }, 10_001).state;
    expect([memory.unknown, memory.flight.parcels.map(({ kind }) => kind)]).toEqual([1, ['content']]);
  });
});

describe('pictures', () => {
  it('that waited are told a new connection only as what there is to be seen now', () => {
    const waiting = tell(lost(lasting()), sendVideo(new Uint8Array(1)), audio, sendVideo(new Uint8Array(2)), sendVideo(new Uint8Array(3)));
    const up = back(waiting);
    expect(sent(up)).toEqual(['setup', 'SendAudio', 'SendVideo']);
    expect(effectsOf(up.effects, 'Send').at(-1)?.text).toContain('AAAA');
    expect(up.state.memory.dropped.stale).toBe(2);
  });
});

describe('a turn', () => {
  it('keeps its number over connections, and what comes after the cut is the next one', () => {
    const { state } = back(lost(run(lasting(), received(say('a'))).state));
    expect(eventsOf(run(state, received(say('b'), 0, 2)).events, 'TextDelta')).toEqual([{ type: 'TextDelta', text: 'b', turn: 2 }]);
  });
});
