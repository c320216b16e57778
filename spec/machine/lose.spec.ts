import type { LiveError } from '../../lib/errors/live-error';
import { failuresBefore } from '../../lib/machine/lose';
import type { Input } from '../../lib/machine/input';
import type { Reconnection, Settings } from '../../lib/machine/settings';
import { DEFAULT_RECONNECTION } from '../../lib/machine/settings';
import type { Ended, State, Waiting } from '../../lib/machine/state';
import { sendText } from '../../lib/wire/commands';
import {
  back,
  closed,
  commanded,
  dialling,
  errorsOf,
  handleOf,
  live,
  openedState,
  PATIENT,
  received,
  run,
  say,
  stateOf,
  story,
  ticked,
  TURN_COMPLETE,
  woken,
} from '../support/machine';

const policy = (changes: Partial<Reconnection> = {}): Partial<Settings> => ({
  ...PATIENT,
  reconnect: { ...DEFAULT_RECONNECTION, reseed: null, decides: 'rules', ...changes },
});
const waiting = (state: State): Waiting => stateOf(state, 'Waiting');
const causeOf = (state: State): LiveError | undefined => (state as Ended).final.cause;

/** The next connection is lost before it was up, again and again. */
const failAgain = (state: State, times: number): State => {
  const { generation } = state.memory;
  return times === 0 || state.type !== 'Waiting'
    ? state
    : failAgain(
        run(state, ticked(state.deadline, state.retryAt), closed(1006, '', { generation: generation + 1, at: state.retryAt })).state,
        times - 1,
      );
};

describe('a lost connection', () => {
  it('is told with the wait that follows, and the wait is drawn', () => {
    const { state, events, effects } = run(live(policy()), closed(1006, '', { at: 100 }));
    expect(story(events)).toEqual(['Error', 'Active>Disconnected']);
    expect(events[0]).toMatchObject({ error: { type: 'ConnectionLost', willRetry: true, delayMs: 250 }, fatal: false });
    expect(effects).toEqual([{ type: 'StartTimer', timer: 3, ms: 250 }]);
    expect(waiting(state)).toMatchObject({
      cause: { type: 'ConnectionLost', willRetry: true, delayMs: 250 },
      retryAt: 350,
      deadline: 3,
      memory: { failures: 1, redials: 1 },
    });
  });

  it('closes the turn that it cuts, and tells what may not have arrived, before itself', () => {
    const busy = run(live(policy()), received(say('Hi')), commanded(sendText('Wait'))).state;
    const { events } = run(busy, closed(1006));
    expect(story(events)).toEqual(['Interrupted', 'TextComplete', 'TurnComplete', 'Error', 'Error', 'ModelSpeaking>Disconnected']);
    expect(errorsOf(events).map(({ type }) => type)).toEqual(['DeliveryUnknown', 'ConnectionLost']);
  });

  it('is dialled again when the wait is over', () => {
    const lost = run(live(policy()), closed(1006)).state;
    const { state, events, effects } = run(lost, ticked(3, 250));
    expect(stateOf(state, 'Dialling')).toMatchObject({ waitsFor: 'credential', memory: { generation: 2 } });
    expect(story(events)).toEqual(['Disconnected>Connecting']);
    expect(effects).toEqual([
      { type: 'StartTimer', timer: 4, ms: 10_000 },
      { type: 'Dial', generation: 2, asks: 'nothing' },
    ]);
  });

  it('is dialled again at once where there is a reason to', () => {
    const { state, effects } = run(run(live(policy()), closed(1006)).state, woken());
    expect(state.type).toBe('Dialling');
    expect(effects).toContainEqual({ type: 'StopTimer', timer: 3 });
    expect(run(state, woken())).toEqual({ state, messages: [], events: [], effects: [] });
  });

  it('asks the app only once what it resumes with', () => {
    const { effects } = run(run(live(policy({ decides: 'rules' })), closed(1006)).state, woken());
    expect(effects).toContainEqual({ type: 'Dial', generation: 2, asks: 'nothing' });
  });
});

describe('the wait before an attempt', () => {
  const delays = (random: number, reconnect: Partial<Reconnection> = {}): readonly number[] => {
    const settings = policy({ attempts: 50, ...reconnect });
    let { state } = run(live(settings), closed(1006, '', { random }));
    let before = 0;
    return Array.from({ length: 8 }, () => {
      const { retryAt: at, deadline } = waiting(state);
      const delayMs = at - before;
      const generation = state.memory.generation + 1;
      state = run(state, ticked(deadline, at), closed(1006, '', { generation, random, at })).state;
      before = at;
      return delayMs;
    });
  };

  it('doubles up to a bound', () => {
    expect(delays(0.999_999)).toEqual([499, 999, 1_999, 3_999, 7_999, 15_999, 29_999, 29_999]);
  });

  it('is drawn from nothing on', () => {
    expect(delays(0)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(delays(0.5).slice(0, 3)).toEqual([250, 500, 1_000]);
  });

  it('never exceeds the bound, however many attempts failed', () => {
    const many = { ...live(policy({ attempts: 5_000 })), memory: { ...live().memory, failures: 4_000 } };
    expect(waiting(run(many, closed(1006, '', { random: 0.999_999 })).state).retryAt).toBe(29_999);
  });
});

describe('the attempts', () => {
  it.each([1, 2, 5])('are %d in a row, and then the session ends and says so', (attempts) => {
    const lost = run(live(policy({ attempts })), closed(1006)).state;
    const last = failAgain(lost, attempts - 1);
    expect(waiting(last).memory.failures).toBe(attempts);
    const over = failAgain(last, 1);
    expect(causeOf(over)).toMatchObject({
      type: 'RetriesExhausted',
      attempts,
      last: { type: 'DialFailed' },
      message: `The connection could not be had again in ${String(attempts)} ${attempts === 1 ? 'attempt' : 'attempts'}. The last time: The connection could not be opened.`,
      advice: 'Check the network, the host and the port.',
    });
    expect((over as Ended).final).toMatchObject({ code: 1006 });
  });

  it.each([1, 2])('are %d in the life of the session, whatever became of them', (total) => {
    const work = (state: State): State => run(state, received(say('Hi'), 0, state.memory.generation)).state;
    const cut = (state: State): State => run(work(state), closed(1006, '', { generation: state.memory.generation })).state;
    const again = Array.from({ length: total }).reduce<State>((state) => back(cut(state)).state, live(policy({ total })));
    const over = cut(again);
    expect(causeOf(over)).toMatchObject({ type: 'RetriesExhausted', attempts: total, last: { type: 'ConnectionLost' } });
    expect(causeOf(over)?.message).toContain(`was dialled again ${total === 1 ? 'once' : '2 times'} already, as often as reconnect.total`);
  });

  it.each([{ attempts: 0 }, { total: 0 }])('are none where the policy allows none: %j', (none) => {
    expect(causeOf(run(live(policy(none)), closed(1006)).state)).toMatchObject({ type: 'ConnectionLost', willRetry: false });
  });

  it('also follow a first dial that failed', () => {
    expect(waiting(run(dialling(policy()), closed(1006)).state).cause).toMatchObject({ type: 'DialFailed' });
    const refused: Input = {
      type: 'NotDialled',
      at: 0,
      generation: 1,
      error: { type: 'CredentialFailed', message: 'no' },
      retry: 'yes',
      random: 0,
    };
    expect(waiting(run(dialling(policy()), refused).state).cause).toMatchObject({ type: 'CredentialFailed' });
    expect(run(dialling(policy()), { ...refused, retry: 'never' }).state.type).toBe('Ended');
  });
});

describe('the row of attempts that failed', () => {
  const second = back(run(live(policy()), closed(1006)).state).state;

  it.each([
    ['goes on where a connection proved nothing', [], 0, 2],
    ['goes on where it only got a handle, which comes with every setup', [received(handleOf('h'), 0, 2)], 0, 2],
    ['goes on short of ten seconds', [], 9_999, 2],
    ['ends with a connection that was up for ten seconds', [], 10_000, 1],
    ['ends with a message', [received(TURN_COMPLETE, 0, 2)], 0, 1],
  ] as const)('%s', (_when, messages, at, failures) => {
    expect(run(second, ...messages, closed(1006, '', { generation: 2, at })).state.memory.failures).toBe(failures);
  });

  it('is what it was where there was no connection', () => {
    expect(failuresBefore(waiting(run(live(policy()), closed(1006)).state), 1e9)).toBe(1);
  });
});

describe('what the close says', () => {
  it.each([
    [1007, 'API key not valid.', 'Ended'],
    [1011, 'Deadline expired before operation could complete.', 'Waiting'],
    [1008, 'Requested entity was not found.', 'Waiting'],
    [1000, '', 'Ended'],
  ])('%d "%s" leaves the session %s', (code, reason, type) => {
    expect(run(live(policy()), closed(code, reason)).state.type).toBe(type);
  });

  it('a second time in a row "once" is not enough', () => {
    const once = run(live(policy()), closed(1008, 'Requested entity was not found.')).state;
    const { state } = run(once, woken(), { type: 'Opened', at: 0, generation: 2 });
    const twice = run(state, closed(1008, 'Requested entity was not found.', { generation: 2 })).state;
    expect(causeOf(twice)).toMatchObject({ type: 'SetupRefused' });
  });

  it('that the handle is refused, dials anew at once without it, and counts no attempt', () => {
    const { state, events, effects } = run(openedState({ ...policy(), handle: 'h' }), closed(1008, 'Session not found'));
    expect(stateOf(state, 'Dialling').memory).toMatchObject({ resumption: null, failures: 0, redials: 0, generation: 2 });
    expect(story(events)).toEqual(['Error', 'SetupSent>Disconnected', 'Disconnected>Connecting']);
    expect(effects.map(({ type }) => type)).toEqual(['StopTimer', 'StartTimer', 'Dial']);
    expect(stateOf(back(state).state, 'Live').continuity).toBe('reset');
  });

  it('that the session is gone, while it was up, waits and begins anew', () => {
    const { state } = run(live(policy()), received(handleOf('h')), closed(1008, 'Session not found'));
    expect(waiting(state).memory.resumption).toBe(null);
  });
});
