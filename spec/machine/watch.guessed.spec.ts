import type { Input } from '../../lib/machine/input';
import { isQuiet } from '../../lib/machine/is-quiet';
import type { Settings, Watchdogs } from '../../lib/machine/settings';
import type { Live, State } from '../../lib/machine/state';
import { sendText } from '../../lib/wire/commands';
import type { SetupMessage } from '../../lib/wire/setup-message';
import {
  ASLEEP,
  blueprintOf,
  commanded,
  errorsOf,
  HEARD,
  live,
  PATIENT,
  received,
  run,
  say,
  SETTINGS,
  stateOf,
  ticked,
  TURN_COMPLETE,
  USER_ENDS,
  USER_STARTS,
  type Run,
} from '../support/machine';

/** A model that answers all that it hears, unless the setup says something else. */
const watching = (watchdogs: Partial<Watchdogs>, settings: Partial<Settings> = {}, setup: Omit<SetupMessage, 'model'> = {}): State =>
  live({
    ...PATIENT,
    blueprint: blueprintOf(setup),
    capabilities: { ...SETTINGS.capabilities, proactivity: 'optional' },
    watchdogs: { ...ASLEEP, ...watchdogs },
    ...settings,
  });
const watchIn = (state: State): Live['clocks']['watch'] => stateOf(state, 'Live').clocks.watch;

/** The watch wakes up when it is due. */
const wait = (state: State): Run => {
  const watch = watchIn(state);
  if (watch === null) throw new Error('Nobody watches.');
  return run(state, ticked(watch.timer, watch.at));
};

const OVERHEARD: readonly (readonly [string, readonly Input[]])[] = [
  ['was heard', [received(HEARD)]],
  ['stopped to speak', [received(USER_STARTS), received(HEARD), received(USER_ENDS)]],
  ['spoke while the model did', [received(say('x')), received(USER_ENDS), received(TURN_COMPLETE)]],
];

describe('a reply that is only guessed to be owed', () => {
  const both = { idleMs: 600, stallMs: 500 };

  it.each(OVERHEARD)('is told to be late once, and then not waited for any more: the user %s', (_what, inputs) => {
    const heard = run(watching(both), ...inputs).state;
    expect([isQuiet(heard.memory), stateOf(heard, 'Live').owed?.what, watchIn(heard)?.at]).toEqual([false, 'guess', 500]);
    const late = wait(heard);
    expect(errorsOf(late.events)).toMatchObject([{ type: 'Stalled', message: 'The user was heard, and no reply came within 500 ms.' }]);
    expect([late.state.type, isQuiet(late.state.memory), watchIn(late.state)]).toEqual(['Live', true, null]);
    expect(stateOf(late.state, 'Live').owed).toBe(null);
  });

  it('is waited for anew when more is heard', () => {
    const late = wait(run(watching(both), received(HEARD), received(HEARD, 300)).state);
    expect([late.events, watchIn(late.state)?.at]).toEqual([[], 800]);
  });

  it('is told no more once it comes', () => {
    expect(
      errorsOf(wait(run(watching(both), received(HEARD), received(say('x'), 100), received(TURN_COMPLETE, 100)).state).events),
    ).toEqual([]);
  });

  it('costs no connection, whatever the app wants of a reply that stalls, and ends no session that has only one', () => {
    expect(wait(run(watching({ ...both, onStall: 'reconnect' }), received(HEARD)).state).state.type).toBe('Live');
    expect(wait(run(watching(both, { reconnect: null, rotate: null }), received(HEARD)).state).state.type).toBe('Live');
  });

  const proactive: readonly (readonly [string, State])[] = [
    ['is proactive', watching(both, { capabilities: { ...SETTINGS.capabilities, proactivity: 'always' } })],
    ['was set up to be', watching(both, {}, { proactivity: { proactiveAudio: true } })],
  ];
  it.each(proactive)('is nothing to tell of where the model %s', (_what, state) => {
    const late = wait(run(state, received(HEARD)).state);
    expect([late.events, isQuiet(late.state.memory)]).toEqual([[], true]);
  });

  it('is not waited for for ever where no late reply is to be told', () => {
    const heard = run(watching({}), received(HEARD)).state;
    expect([watchIn(heard)?.at, wait(heard).events, isQuiet(wait(heard).state.memory)]).toEqual([20_000, [], true]);
  });

  it('lets a close go on that waits for a quiet moment', () => {
    const closing = run(watching(both), received(HEARD), commanded({ type: 'Disconnect', whenQuietMs: 60_000 })).state;
    expect([closing.type, wait(closing).state.type]).toEqual(['Live', 'Closing']);
  });

  it('is certain once it is asked for in writing', () => {
    const { state } = run(watching(both), received(HEARD), commanded(sendText('Hi'), 100));
    expect(stateOf(state, 'Live').owed).toEqual({ what: 'reply', since: 100, told: false });
    const told = wait(wait(state).state);
    expect([errorsOf(told.events).length, wait(told.state).state.type]).toEqual([1, 'Waiting']);
  });
});

describe('a reply that the model announced', () => {
  const announced = received({ serverContent: { turnComplete: true, interactionStatus: 'IN_PROGRESS' } });
  const MINUTES_5 = 300_000;

  it('may take five minutes without a byte', () => {
    const { state } = run(watching({ idleMs: 500 }), announced);
    expect(watchIn(state)?.at).toBe(MINUTES_5);
    expect(run(state, received(say('x'), MINUTES_5 - 1)).state.type).toBe('Live');
    expect(errorsOf(wait(state).events)).toMatchObject([
      { type: 'Stalled', message: 'Not a byte came for 300000 ms while the server owed something: the connection is taken for dead.' },
    ]);
  });

  it('is told to be late after that where other bytes came', () => {
    const late = wait(run(watching({ stallMs: 500 }), announced).state);
    expect(errorsOf(late.events)).toMatchObject([
      { type: 'Stalled', message: 'The user has finished, and no reply came within 300000 ms.' },
    ]);
    expect(watchIn(late.state)).toBe(null);
  });

  it('may take longer where the app says so, and for ever', () => {
    expect(watchIn(run(watching({ idleMs: 400_000 }), announced).state)?.at).toBe(400_000);
    expect(watchIn(run(watching({}), announced).state)).toBe(null);
  });
});
