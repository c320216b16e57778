import { clocksOf } from '../../lib/machine/clocks-of';
import { initialState, type State } from '../../lib/machine/state';
import { disconnect, sendText } from '../../lib/wire/commands';
import {
  closed,
  closing,
  commanded,
  dialled,
  dialling,
  ended,
  errorsOf,
  eventsOf,
  LASTING,
  live,
  liveAfter,
  openedState,
  PATIENT,
  run,
  say,
  stateOf,
  story,
  ticked,
} from '../support/machine';

const TIMEOUTS = { timeouts: { connect: 70, setup: 80, close: 90 } };

describe('tick', () => {
  const waits: readonly (readonly [string, State, number, string, string, string])[] = [
    [
      'for what the app resumes with',
      dialling({ ...TIMEOUTS, resume: 'ask' }),
      1,
      'DialTimeout',
      'The function that gives the token to resume with did not answer within 70 ms.',
      'Connecting>Disconnected',
    ],
    [
      'for the credential',
      dialling(TIMEOUTS),
      1,
      'CredentialFailed',
      'The credential did not come within 70 ms.',
      'Connecting>Disconnected',
    ],
    [
      'for the socket',
      run(dialling(TIMEOUTS), dialled()).state,
      1,
      'DialTimeout',
      'The socket did not open within 70 ms.',
      'Connecting>Disconnected',
    ],
    [
      'for setupComplete',
      openedState(TIMEOUTS),
      2,
      'SetupTimeout',
      'The server did not answer the setup within 80 ms.',
      'SetupSent>Disconnected',
    ],
  ];
  it.each(waits)('ends the wait %s', (_what, state, timer, type, message, change) => {
    const { state: after, events, effects } = run(state, ticked(timer, 70));
    expect(story(events)).toEqual(['Error', change, 'Disconnected']);
    const [error] = eventsOf(events, 'Error');
    expect(error).toEqual({ type: 'Error', fatal: true, error: { type, message, advice: expect.any(String) as string } });
    expect(events.at(-1)).toEqual({ type: 'Disconnected', cause: error?.error });
    expect(effects).toEqual([
      { type: 'Abandon', generation: 1 },
      { type: 'StopTimer', timer },
    ]);
    expect(after.type).toBe('Ended');
  });

  it('ends the wait for the answer to the close frame without a cause', () => {
    const { events, effects } = run(closing(TIMEOUTS), ticked(3, 90));
    expect(story(events)).toEqual(['Disconnecting>Disconnected', 'Disconnected']);
    expect(events.at(-1)).toEqual({ type: 'Disconnected' });
    expect(effects[0]).toEqual({ type: 'Abandon', generation: 1 });
  });

  it('tells what never could be sent before the cause', () => {
    const { events } = run(openedState(), commanded(sendText('x')), ticked(2));
    expect(errorsOf(events).map(({ type }) => type)).toEqual(['CommandsDropped', 'SetupTimeout']);
  });

  const states: readonly State[] = [
    initialState,
    dialling(),
    openedState(),
    live(),
    run(liveAfter(say('Hi')), commanded({ ...disconnect(), whenQuietMs: 50 })).state,
    closing(),
    run(live(LASTING), commanded(sendText('Hi'))).state,
    run(live(PATIENT), closed(1006)).state,
    ended(),
  ];
  const stale = states.flatMap((state) => [0, 1, 2, 3, 4, 99].map((timer) => [state.type, timer, state] as const));
  const isAwaited = (state: State, timer: number): boolean =>
    clocksOf(state).includes(timer) || state.memory.leaving === timer || state.memory.dropsTimer === timer;
  it.each(stale.filter(([, timer, state]) => !isAwaited(state, timer)))(
    'in %s: timer %d, which nobody waits for, changes nothing',
    (_in, timer, state) => {
      expect(run(state, ticked(timer))).toEqual({ state, messages: [], events: [], effects: [] });
    },
  );

  it.each([
    ['for the socket', dialling({ ...TIMEOUTS, ...PATIENT }), 1, 'DialTimeout'],
    ['for setupComplete', openedState({ ...TIMEOUTS, ...PATIENT }), 2, 'SetupTimeout'],
  ])('begins a wait for another dial in a session that reconnects, when the wait %s is over', (_what, state, timer, type) => {
    const { state: after, events, effects } = run(state, dialled(), ticked(timer, 70));
    expect(errorsOf(events)).toEqual([expect.objectContaining({ type })]);
    expect(stateOf(after, 'Waiting')).toMatchObject({ cause: { type }, retryAt: 320, memory: { failures: 1 } });
    expect(effects[0]).toEqual({ type: 'Abandon', generation: 1 });
  });

  it('a deadline that was met is not waited for any more', () => {
    expect(run(openedState(), ticked(1)).events).toEqual([]);
    expect(run(live(), ticked(1), ticked(2)).events).toEqual([]);
  });
});
