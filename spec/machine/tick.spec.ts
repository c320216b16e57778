import { initialState, type State } from '../../lib/machine/state';
import { disconnect, sendText } from '../../lib/wire/commands';
import {
  closing,
  commanded,
  dialled,
  dialling,
  ended,
  errorsOf,
  eventsOf,
  live,
  liveAfter,
  openedState,
  run,
  say,
  story,
  ticked,
} from '../support/machine';

const TIMEOUTS = { timeouts: { connect: 70, setup: 80, close: 90 } };

describe('tick', () => {
  const waits: readonly (readonly [string, State, number, string, string, string])[] = [
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
    expect(effects).toEqual([{ type: 'Abandon', generation: 1 }]);
    expect(after.type).toBe('Ended');
  });

  it('ends the wait for the answer to the close frame without a cause', () => {
    const { events, effects } = run(closing(TIMEOUTS), ticked(3, 90));
    expect(story(events)).toEqual(['Disconnecting>Disconnected', 'Disconnected']);
    expect(events.at(-1)).toEqual({ type: 'Disconnected' });
    expect(effects).toEqual([{ type: 'Abandon', generation: 1 }]);
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
    ended(),
  ];
  const stale = states.flatMap((state) => [0, 1, 2, 3, 4, 99].map((timer) => [state.type, timer, state] as const));
  const isAwaited = (state: State, timer: number): boolean =>
    ('deadline' in state && state.deadline === timer) || state.memory.leaving === timer || state.memory.dropsTimer === timer;
  it.each(stale.filter(([, timer, state]) => !isAwaited(state, timer)))(
    'in %s: timer %d, which nobody waits for, changes nothing',
    (_in, timer, state) => {
      expect(run(state, ticked(timer))).toEqual({ state, messages: [], events: [], effects: [] });
    },
  );

  it('a deadline that was met is not waited for any more', () => {
    expect(run(openedState(), ticked(1)).events).toEqual([]);
    expect(run(live(), ticked(1), ticked(2)).events).toEqual([]);
  });
});
