import type { Effect } from '../../lib/machine/effect';
import type { Input } from '../../lib/machine/input';
import { entryOf } from '../../lib/machine/outbox';
import type { Settings } from '../../lib/machine/settings';
import { DEFAULT_OUTBOX } from '../../lib/machine/settings';
import { initialState, type State } from '../../lib/machine/state';
import { activityStart, disconnect, interrupt, sendAudio, sendText } from '../../lib/wire/commands';
import type { SessionCommand } from '../../lib/wire/session-command';
import {
  closed,
  commanded,
  dialling,
  effectsOf,
  ended,
  errorsOf,
  live,
  measured,
  notSent,
  openedState,
  PATIENT,
  received,
  run,
  say,
  stateOf,
  ticked,
  TRANSPARENT,
  type Run,
} from '../support/machine';

const HANDLE = { handle: 'h', savedAt: 0, turn: 1, calls: [], standing: 'behind' } as const;
const audio = sendAudio(new Uint8Array(2));
const tell = (settings: Partial<Settings>, ...commands: readonly SessionCommand[]): Run =>
  run(live(settings), ...commands.map((each) => commanded(each)));

/** What comes of a message that the socket throws back. */
const refusalOf = (effect: Extract<Effect, { readonly type: 'Send' }>): Input => {
  const { generation, command, text, index, entry } = effect;
  return { type: 'NotSent', at: 0, generation, command, bytes: text.length, why: 'the connection is gone', index, entry };
};

/** A session whose socket refuses what was sent in it. */
const refuse = ({ state, effects }: Run, ...before: readonly Input[]): Run =>
  run(state, ...before, ...effectsOf(effects, 'Send').map(refusalOf));

describe('a message that the socket did not take', () => {
  it('is logged, and ends nothing', () => {
    const { state, events, effects } = refuse(tell({}, sendText('Hi')));
    expect([state.type, events]).toEqual(['Live', []]);
    expect(effects[0]).toEqual({
      type: 'Log',
      entry: {
        level: 'warn',
        event: 'not-sent',
        message: 'SendText was not sent: the connection is gone.',
        fields: { command: 'SendText', bytes: 31 },
      },
    });
  });

  it('was not sent, and is not on its way', () => {
    const { memory } = refuse(tell({}, sendText('Hi'))).state;
    expect([memory.sent, memory.flight.parcels]).toEqual([0, []]);
  });

  it('is followed by no other one: the close of the socket is on its way', () => {
    const { state } = refuse(tell(PATIENT, sendText('Hi')));
    expect(stateOf(state, 'Live').held.state).toBe('refused');
    const { effects, state: after } = run(state, commanded(sendText('You')));
    expect([effects, after.memory.outbox.entries.map(({ order }) => order)]).toEqual([[], [0, 1]]);
  });

  describe('on a socket that nobody closes', () => {
    const stuck = (settings: Partial<Settings> = {}): Run => refuse(tell(settings, sendText('Hi'), sendText('You')));

    it('ends the connection after the timeout of a close, which is waited for once', () => {
      const { state, effects } = stuck(PATIENT);
      const { drain } = stateOf(state, 'Live').clocks;
      expect(effectsOf(effects, 'StartTimer')).toEqual([{ type: 'StartTimer', timer: drain, ms: 2_000 }]);
      const lost = run(state, ticked(drain ?? 0, 2_000));
      expect(effectsOf(lost.effects, 'Abandon')).toHaveLength(1);
      expect(errorsOf(lost.events)).toEqual([
        expect.objectContaining({
          type: 'ConnectionLost',
          willRetry: true,
          message: expect.stringContaining('took no message any more') as string,
        }),
      ]);
      expect([lost.state.type, lost.state.memory.outbox.entries.length]).toEqual(['Waiting', 2]);
    });

    it('ends the session where there will be no other connection', () => {
      const { state } = stuck();
      const lost = run(state, ticked(stateOf(state, 'Live').clocks.drain ?? 0, 2_000));
      expect(lost.events.at(-1)).toMatchObject({ type: 'Disconnected', cause: { type: 'ConnectionLost' } });
    });

    it('takes the place of the question how much it holds back', () => {
      const full = run(live({ ...PATIENT, outbox: { ...DEFAULT_OUTBOX, bufferedBytes: 1 } }), commanded(sendText('Hi')), measured(9));
      const { drain } = stateOf(full.state, 'Live').clocks;
      const refused = run(full.state, notSent());
      expect(effectsOf(refused.effects, 'StopTimer')).toEqual([{ type: 'StopTimer', timer: drain }]);
      expect(stateOf(run(refused.state, ticked(drain ?? 0)).state, 'Live').held.state).toBe('refused');
    });
  });

  it.each(['setup', 'history'])('is only logged where it is of the session itself: %s', (command) => {
    const { state, events, effects } = run(live(), notSent(command));
    const { memory } = live();
    expect([state.memory, events, effects.map(({ type }) => type)]).toEqual([
      { ...memory, timers: memory.timers + 1 },
      [],
      ['Log', 'StartTimer'],
    ]);
    expect(stateOf(state, 'Live').held.state).toBe('refused');
    expect(run(openedState(), notSent(command)).state).toEqual(openedState());
  });

  it('before the dial and after the end is no news', () => {
    expect(run(ended(), notSent())).toEqual({ state: ended(), messages: [], events: [], effects: [] });
    const idle = { ...initialState, memory: { ...initialState.memory, generation: 1 } };
    expect(run(idle, notSent())).toEqual({ state: idle, messages: [], events: [], effects: [] });
    expect(run(dialling(), notSent('setup')).state).toEqual(dialling());
  });
});

describe('a command that the socket did not take', () => {
  it('waits for the next connection, where there will be one, in the order of its acceptance', () => {
    const { memory } = refuse(tell(PATIENT, sendText('1'), audio, sendText('2'))).state;
    expect(memory.outbox.entries.map(({ order, given }) => [order, given])).toEqual([
      [0, 'refused'],
      [1, 'refused'],
      [2, 'refused'],
    ]);
  });

  it('is dropped where there will be none, and told by the run, as it may come fifty times a second', () => {
    const { state, events, effects } = refuse(tell({}, audio, audio));
    const timer = effectsOf(effects, 'StartTimer').at(-1);
    expect([events, timer?.ms]).toEqual([[], 1_000]);
    expect(errorsOf(run(state, ticked(timer?.timer ?? 0, 1_000)).events)).toEqual([
      expect.objectContaining({ type: 'CommandsDropped', kind: 'audio', why: 'ended', count: 2, bytes: 136 }),
    ]);
  });

  it('is dropped where the session has closed, whatever its policy', () => {
    const { memory } = refuse(tell(PATIENT, sendText('Hi')), commanded(disconnect())).state;
    expect([memory.dropped.ended, memory.outbox.entries]).toEqual([1, []]);
  });

  it('waits where the session has closed only to move to another connection', () => {
    const { state } = refuse(tell(PATIENT, sendText('Hi')), received({ goAway: { timeLeft: '0s' } }));
    expect(stateOf(state, 'Closing').then).toBe('dial');
    expect(state.memory.outbox.entries).toEqual([expect.objectContaining({ command: sendText('Hi'), given: 'refused' })]);
  });

  it('is dropped where it cannot be handed over again: an interruption is for the turn that goes on', () => {
    const speaking = run(live(PATIENT), received(say('Hi')));
    const { memory } = refuse(run(speaking.state, commanded(interrupt()))).state;
    expect([memory.dropped.ended, memory.outbox.entries, memory.sent]).toEqual([1, [], 0]);
  });

  it('finds its room as everything else does', () => {
    const outbox = { ...live().settings.outbox, commands: 0 };
    expect(refuse(tell({ ...PATIENT, outbox }, sendText('Hi'))).state.memory).toMatchObject({ dropped: { full: 1 }, sent: 0 });
  });
});

describe('a command of which the session hears too late that the socket did not take it', () => {
  it('was unknown with its connection, and is sent with the next one', () => {
    const { state, events } = refuse(tell(PATIENT, sendText('Hi')), closed(1006));
    expect(errorsOf(events).map(({ type }) => type)).toEqual(['DeliveryUnknown', 'ConnectionLost']);
    expect(state).toMatchObject({ type: 'Waiting', memory: { sent: 0, unknown: 0, outbox: { entries: [{ command: sendText('Hi') }] } } });
  });

  it('is sent once, where it was to be repeated anyway', () => {
    const { state } = refuse(tell({ ...PATIENT, blueprint: TRANSPARENT }, sendText('Hi'), audio), closed(1006));
    expect(state.memory).toMatchObject({ sent: 0, unknown: 0, resend: [] });
    expect(state.memory.outbox.entries.map(({ command }) => command)).toEqual([sendText('Hi'), audio]);
  });

  it('is told apart from the mark that was sent for it', () => {
    const resend = [entryOf(activityStart(), 0, 3), entryOf(audio, 0, 3)];
    const lost = run(live(PATIENT), closed(1006)).state;
    const waiting: State = { ...lost, memory: { ...lost.memory, resend, sent: 2 } };
    const { memory } = run(waiting, { ...notSent('SendAudio'), entry: resend[1] } as Input).state;
    expect([memory.resend, memory.sent, memory.outbox.entries.length]).toEqual([[resend[0]], 1, 1]);
  });

  it('was taken for delivered where the server seemed to answer it', () => {
    const answered = refuse(tell(PATIENT, sendText('Hi')), received(say('Yes'))).state;
    expect(answered.memory).toMatchObject({ sent: 0, delivered: 0, unknown: 0 });
    const lost = refuse(tell(PATIENT, sendText('Hi')), received(say('Yes')), closed(1006)).state;
    expect(lost.memory).toMatchObject({ sent: 0, delivered: 0, unknown: 0 });
  });

  it('stays told where it was repeated already, as it may have arrived the first time', () => {
    const lost: State = run(tell({ ...PATIENT, blueprint: TRANSPARENT }, sendText('Hi')).state, closed(1006)).state;
    const resumed: State = { ...lost, memory: { ...lost.memory, resumption: HANDLE } };
    const again = run(resumed, { type: 'Woken', at: 0 }, { type: 'Opened', at: 0, generation: 2 }, received({ setupComplete: {} }, 0, 2));
    const kept = run(again.state, ...effectsOf(again.effects, 'Send').slice(1).map(refusalOf)).state;
    expect(kept.memory.outbox.entries).toEqual([expect.objectContaining({ command: sendText('Hi'), given: 'before' })]);
  });
});
