import type { Input } from '../../lib/machine/input';
import type { Settings, Watchdogs } from '../../lib/machine/settings';
import { DEFAULT_OUTBOX } from '../../lib/machine/settings';
import type { Live, State } from '../../lib/machine/state';
import { interrupt, sendAudio, sendText, sendToolResponse } from '../../lib/wire/commands';
import type { ServerMessage } from '../../lib/wire/server-message';
import {
  ASLEEP,
  callFor,
  cancel,
  closed,
  closing,
  commanded,
  errorsOf,
  eventsOf,
  GENERATED,
  handleOf,
  HEARD,
  live,
  measured,
  PATIENT,
  received,
  run,
  say,
  stateOf,
  story,
  ticked,
  TURN_COMPLETE,
  USER_ENDS,
  USER_STARTS,
  type Run,
} from '../support/machine';

const watching = (watchdogs: Partial<Watchdogs>, settings: Partial<Settings> = {}): State =>
  live({ ...PATIENT, watchdogs: { ...ASLEEP, ...watchdogs }, ...settings });
const watchIn = (state: State): Live['clocks']['watch'] => stateOf(state, 'Live').clocks.watch;

/** The watch wakes up when it is due, as often as it goes on waiting. */
const wait = (state: State, times = 1): Run => {
  const watch = watchIn(state);
  if (watch === null) throw new Error('Nobody watches.');
  const woken = run(state, ticked(watch.timer, watch.at));
  return times === 1 ? woken : wait(woken.state, times - 1);
};

const text = (at = 0): Input => commanded(sendText('Hi'), at);
const answer = (at = 0): Input => commanded(sendToolResponse([{ id: 'a', response: {} }]), at);
const idle = { idleMs: 500 };

describe('the watch', () => {
  const owing: readonly (readonly [string, readonly Input[]])[] = [
    ['a text was sent', [text()]],
    ['a call was answered', [received(callFor('a')), answer()]],
    ['a call was taken back that was made for a text', [text(), received(callFor('a')), received(cancel('a'))]],
    ['a call was taken back, and the turn goes on', [received(say('x')), received(callFor('a')), received(cancel('a'))]],
    ['a reply has begun', [received(say('x'))]],
    ['the caption of one has', [text(), received({ serverContent: { outputTranscription: { text: 'x' } } })]],
  ];
  it.each(owing)('is kept while something is owed: %s', (_what, inputs) => {
    expect(watchIn(run(watching(idle), ...inputs).state)).toMatchObject({ at: 500 });
  });

  const free: readonly (readonly [string, readonly Input[]])[] = [
    ['nothing was said', []],
    ['audio goes on, which nobody may have to answer', [commanded(sendAudio(new Uint8Array(2)))]],
    ['a call was taken back, and nothing else came', [received(callFor('a')), received(cancel('a'))]],
    ['a late caption came', [received({ serverContent: { outputTranscription: { text: 'x' } } })]],
    ['a call is open', [received(callFor('a'))]],
    ['a call is open and a text was sent', [received(callFor('a')), text()]],
  ];
  it.each(free)('is not kept while nothing is owed: %s', (_what, inputs) => {
    expect(watchIn(run(watching(idle), ...inputs).state)).toBe(null);
  });

  const speaking: readonly (readonly [string, readonly Input[]])[] = [
    ['at all', [received(USER_STARTS)]],
    ['after a word', [received(USER_STARTS), received(HEARD)]],
    ['in the middle of a reply', [text(), received(say('x')), received(USER_STARTS)]],
  ];
  it.each(speaking)('bears that the user speaks for longer than a connection lives, but not for ever: %s', (_what, inputs) => {
    const { state } = run(watching(idle), ...inputs);
    expect(stateOf(state, 'Live').owed).toMatchObject({ what: 'attention' });
    // Whoever looked out for the reply finds that it has to wait longer.
    const patient = watchIn(state)?.at === 900_000 ? state : wait(state).state;
    expect([watchIn(patient)?.at, wait(patient).state.type]).toEqual([900_000, 'Waiting']);
  });

  const done: readonly (readonly [string, readonly Input[]])[] = [
    ['the turn has ended', [text(), received(say('x')), received(TURN_COMPLETE)]],
    ['all of it was generated, and is only being played', [text(), received(say('x')), received(GENERATED)]],
    ['what was heard is only transcribed', [received(HEARD), received(GENERATED)]],
    ['words are heard late', [received(say('x')), received(TURN_COMPLETE), received(HEARD)]],
    ['the model waits for the user to go on', [text(), received({ serverContent: { waitingForInput: true } })]],
    ['it waits for that in the middle of a turn', [received(say('x')), received({ serverContent: { waitingForInput: true } })]],
    ['the app has cut it', [received(say('x')), commanded(interrupt())]],
    ['the app has cut the answer to its results', [received(callFor('a')), answer(), commanded(interrupt())]],
  ];
  it.each(done)('finds nothing to do once nothing is owed: %s', (_what, inputs) => {
    const { state } = run(watching({ idleMs: 500, stallMs: 500, poisonedMs: 500 }), ...inputs);
    expect(stateOf(state, 'Live').owed).toBe(null);
    expect(wait(state)).toMatchObject({ state: { type: 'Live', clocks: { watch: null } }, events: [], effects: [] });
  });

  it('runs one timer, which is not moved by every frame', () => {
    const { state } = run(watching(idle), text());
    expect(run(state, received(say('a'), 100), received(say('b'), 200)).effects).toEqual([]);
    const late = wait(run(state, received(say('a'), 100)).state);
    expect([late.events, late.effects]).toEqual([[], [{ type: 'StartTimer', timer: 4, ms: 100 }]]);
  });

  it('is moved where something is due sooner', () => {
    const { state } = run(watching({ idleMs: 500, stallMs: 200 }), received(say('a')));
    expect(watchIn(state)?.at).toBe(500);
    const { effects, state: sooner } = run(state, received(TURN_COMPLETE, 100), text(100));
    expect(effects).toContainEqual({ type: 'StopTimer', timer: 3 });
    expect(watchIn(sooner)?.at).toBe(300);
  });

  it('is kept by no other state', () => {
    expect(run(closing({ watchdogs: { ...ASLEEP, ...idle } }), text()).effects).toEqual([]);
  });
});

describe('a connection without a byte', () => {
  it('while something is owed is taken for dead and replaced', () => {
    const { state, events, effects } = wait(run(watching(idle), text()).state);
    expect(errorsOf(events).map(({ type }) => type)).toEqual(['DeliveryUnknown', 'Stalled']);
    expect(effects).toEqual([
      { type: 'Abandon', generation: 1 },
      { type: 'StartTimer', timer: 4, ms: 250 },
    ]);
    expect(stateOf(state, 'Waiting')).toMatchObject({ cause: { type: 'Stalled' }, memory: { failures: 1 } });
  });

  it('ends a session that has no other one', () => {
    const { state, events } = wait(run(watching(idle, { reconnect: null, rotate: null }), text()).state);
    expect([state.type, errorsOf(events).at(-1)]).toMatchObject([
      'Ended',
      { type: 'Stalled', message: 'Not a byte came for 500 ms while the server owed something: the connection is taken for dead.' },
    ]);
  });

  it('closes the turn that had begun', () => {
    const { events } = wait(run(watching(idle), received(say('x'))).state);
    expect(story(events).slice(0, 3)).toEqual(['Interrupted', 'TextComplete', 'TurnComplete']);
  });

  it('is given its time from the last byte on, whatever it says', () => {
    const frames: readonly ServerMessage[] = [{ usageMetadata: {} } as ServerMessage, {}, handleOf('h'), HEARD];
    frames.forEach((message) => {
      const { state } = run(watching(idle), text(), received(message, 400));
      expect(wait(state).state.type).toBe('Live');
      expect(watchIn(wait(state).state)?.at).toBe(900);
    });
  });

  it('is given its time from a frame that cannot be read, too', () => {
    const junk: Input = { type: 'Received', at: 400, generation: 1, decoded: { _tag: 'Left', left: MALFORMED } };
    expect(wait(run(watching(idle), text(), junk).state).state.type).toBe('Live');
  });

  it('had no reason to say something before it owed it', () => {
    expect(watchIn(run(watching(idle), text(10_000)).state)?.at).toBe(10_500);
    const called = run(watching(idle), received(callFor('a')), received(say('wait')), answer(10_000)).state;
    expect([watchIn(called)?.at, stateOf(called, 'Live').owed]).toEqual([10_500, { what: 'rest', since: 10_000, told: false }]);
    expect(run(called, ticked(watchIn(called)?.timer ?? 0, 10_499)).state.type).toBe('Live');
  });

  it('is taken for dead also where it reads nothing of what it is sent', () => {
    const narrow = watching(idle, { outbox: { ...DEFAULT_OUTBOX, bufferedBytes: 1 } });
    const { state } = run(narrow, commanded(sendAudio(new Uint8Array(2)), 10_000));
    expect(stateOf(state, 'Live').owed).toEqual({ what: 'reading', since: 10_000, told: false });
    const stuck = run(state, measured(100, 10_000)).state;
    expect([watchIn(stuck)?.at, wait(stuck).state.type]).toEqual([10_500, 'Waiting']);
    expect(wait(run(stuck, ticked(4, 10_020), measured(0, 10_020)).state).state.type).toBe('Live');
  });
});

const MALFORMED = { type: 'MalformedFrame', message: 'no', path: '$', excerpt: '', faults: [] } as const;

describe('a reply that does not come', () => {
  const stalling = { stallMs: 500 };

  it('is told once', () => {
    const late = wait(run(watching(stalling), text()).state);
    expect([late.state.type, errorsOf(late.events)]).toMatchObject([
      'Live',
      [{ type: 'Stalled', message: 'The user has finished, and no reply came within 500 ms.' }],
    ]);
    expect(eventsOf(late.events, 'Error')[0]?.fatal).toBe(false);
    expect(watchIn(late.state)).toBe(null);
    expect(run(late.state, received({}, 5_000)).events).toEqual([]);
  });

  it('is told again where the user asks again', () => {
    const late = wait(run(watching(stalling), text()).state);
    expect(errorsOf(wait(run(late.state, text(900)).state).events)).toHaveLength(1);
  });

  it.each([
    ['by another text', text(300)],
    ['by speech', received(USER_ENDS, 300)],
    ['by what was heard of it', received(HEARD, 300)],
  ])('is waited for anew when it is asked for %s', (_how, input) => {
    const { state } = run(watching(stalling), text(), input);
    expect([wait(state).events, watchIn(wait(state).state)?.at]).toEqual([[], 800]);
  });

  it('is not missed once it has begun', () => {
    expect(errorsOf(wait(run(watching(stalling), text(), received(say('x'), 100)).state).events)).toEqual([]);
  });

  it('moves the session to another connection, where the app wants that', () => {
    const late = wait(run(watching({ ...stalling, onStall: 'reconnect' }), text()).state);
    expect(errorsOf(late.events).map(({ type }) => type)).toEqual(['Stalled']);
    expect(stateOf(late.state, 'Closing')).toMatchObject({ then: 'dial', memory: { move: 'stalled' } });
    expect(run(late.state, closed(1000)).state.type).toBe('Dialling');
  });

  it('is only told where there is no other connection', () => {
    const single = { reconnect: null, rotate: null };
    expect(wait(run(watching({ ...stalling, onStall: 'reconnect' }, single), text()).state).state.type).toBe('Live');
  });
});
