import { connectionOf } from '../../lib/live/connection';
import { beginMove } from '../../lib/machine/move';
import { stay } from '../../lib/machine/next';
import type { Settings } from '../../lib/machine/settings';
import { initialState, type State } from '../../lib/machine/state';
import { DEFAULT_RECONNECTION, DEFAULT_RESEED } from '../../lib/machine/settings';
import {
  closed,
  closing,
  commanded,
  dialled,
  dialling,
  ended,
  handleOf,
  LASTING,
  live,
  opened,
  openedState,
  PROOF,
  received,
  run,
  ticked,
} from '../support/machine';

/** A session that is lost at 100 ms, and waits to dial again until 350 ms. */
const waiting = (state: State = live(LASTING)): State => run(state, closed(1011, 'Internal error', { at: 100 })).state;

/** The same session as many more times as its dial failed at once. */
const failing = (times: number, state = waiting()): State =>
  times === 0 || state.type !== 'Waiting'
    ? state
    : failing(
        times - 1,
        run(
          state,
          ticked(state.deadline, state.retryAt),
          dialled(state.memory.generation + 1),
          closed(1006, '', { generation: state.memory.generation + 1, at: state.retryAt }),
        ).state,
      );

describe('connectionOf', () => {
  it('is idle before the dial', () => {
    expect(connectionOf(initialState)).toEqual({ type: 'Idle' });
  });

  it('is dialling until the server accepts', () => {
    expect(connectionOf(dialling())).toEqual({ type: 'Dialling', attempt: 1, resuming: false });
    expect(connectionOf(openedState())).toEqual({ type: 'Dialling', attempt: 1, resuming: false });
    expect(connectionOf(openedState({ handle: 'h-1' }))).toEqual({ type: 'Dialling', attempt: 1, resuming: true });
  });

  it('is up from then on', () => {
    const up = run(openedState(), received({ setupComplete: {} }, 70)).state;
    expect(connectionOf(up)).toEqual({ type: 'Up', connection: 1, since: 70, continuity: 'fresh' });
    expect(connectionOf(live({ handle: 'h-1' }))).toMatchObject({ type: 'Up', continuity: 'resumed' });
  });

  it('knows when the server will end it', () => {
    const { state } = run(live(), received({ goAway: { timeLeft: '50s' } }, 1_000));
    expect(connectionOf(state)).toMatchObject({ type: 'Up', closesAt: 51_000 });
  });

  it('stays what it was while it is being closed for good', () => {
    expect(connectionOf(closing())).toEqual(connectionOf(live()));
    expect(connectionOf(run(openedState(), commanded({ type: 'Disconnect' })).state)).toMatchObject({ type: 'Dialling' });
  });

  it('tells that it is lost, when the next dial begins, and why', () => {
    expect(connectionOf(waiting())).toMatchObject({ type: 'Waiting', attempt: 1, of: 5, retryAt: 350, cause: { type: 'ConnectionLost' } });
  });

  it('counts the dials in a row, from 1', () => {
    expect([0, 1, 2].map((times) => connectionOf(failing(times)))).toMatchObject([{ attempt: 1 }, { attempt: 2 }, { attempt: 3 }]);
    const again = failing(2);
    const { state } = run(again, ticked(again.type === 'Waiting' ? again.deadline : 0));
    expect(connectionOf(state)).toEqual({ type: 'Dialling', attempt: 4, resuming: false });
  });

  it('does not resume with a handle that was refused too often', () => {
    const lost = waiting(run(live(LASTING), received(handleOf('h')), received(PROOF)).state);
    const resuming = (state: State): unknown => {
      const dial = run(state, ticked(state.type === 'Waiting' ? state.deadline : 0)).state;
      return { ...connectionOf(dial) };
    };
    expect(resuming(lost)).toMatchObject({ type: 'Dialling', resuming: true });
    const { resumption } = lost.memory;
    const doubted = { ...lost, memory: { ...lost.memory, resumption: resumption && { ...resumption, standing: 'inDoubt' as const } } };
    expect(resuming(doubted)).toMatchObject({ type: 'Dialling', resuming: false });
  });

  it('waits, too, while the app decides whether to dial again', () => {
    const reconnect: Settings['reconnect'] = { ...DEFAULT_RECONNECTION, reseed: DEFAULT_RESEED, decides: 'app' };
    const deciding = waiting(live({ ...LASTING, reconnect }));
    expect(deciding.type).toBe('Deciding');
    expect(connectionOf(deciding)).toMatchObject({ type: 'Waiting', attempt: 1, of: 5, retryAt: 100, cause: { type: 'ConnectionLost' } });
  });

  it('tells why the session moves, from the close of the old connection to the setup of the new one', () => {
    const moving = beginMove(stay(live(LASTING)), 'goAway', 10_000).state;
    const down = run(moving, closed(1000)).state;
    const reopened = run(down, dialled(2), opened(2)).state;
    for (const state of [moving, down, reopened]) expect(connectionOf(state)).toEqual({ type: 'Rotating', because: 'goAway' });
    const up = run(reopened, received({ setupComplete: {} }, 70, 2)).state;
    expect(connectionOf(up)).toMatchObject({ type: 'Up', connection: 2 });
  });

  it('tells how it ended', () => {
    expect(connectionOf(ended())).toEqual({ type: 'Ended' });
    const lost = run(live(), closed(1011, 'Internal error')).state;
    expect(connectionOf(lost)).toMatchObject({ type: 'Ended', code: 1011, reason: 'Internal error', cause: { type: 'ConnectionLost' } });
  });
});
