import type { Reconnection, Settings } from '../../lib/machine/settings';
import { DEFAULT_RECONNECTION } from '../../lib/machine/settings';
import type { Ended, State, Waiting } from '../../lib/machine/state';
import { back, closed, errorsOf, live, PATIENT, received, run, stateOf, ticked, TURN_COMPLETE, woken } from '../support/machine';

const policy = (changes: Partial<Reconnection> = {}): Partial<Settings> => ({
  ...PATIENT,
  reconnect: { ...DEFAULT_RECONNECTION, reseed: null, decides: 'rules', ...changes },
});
const waiting = (state: State): Waiting => stateOf(state, 'Waiting');

describe('a dial that something woke up', () => {
  const lost = run(live(policy({ attempts: 2 })), closed(1006)).state;
  /** The dial of a session fails. */
  const fail = (state: State, at: number): State => run(state, closed(1006, '', { generation: state.memory.generation, at })).state;

  it('costs no attempt where it fails: the wait goes on', () => {
    const again = fail(run(lost, woken(10)).state, 20);
    expect(waiting(again)).toMatchObject({ retryAt: 250, due: 250, memory: { failures: 1, redials: 1 } });
    expect(errorsOf(run(run(lost, woken(10)).state, closed(1006, '', { generation: 2, at: 20 })).events)).toHaveLength(1);
  });

  it('is the attempt where the wait would have ended meanwhile', () => {
    expect(waiting(fail(run(lost, woken(10)).state, 250)).memory).toMatchObject({ failures: 2, redials: 2 });
  });

  it('is not made at once where another one was made just now, but a while later, or with the wait', () => {
    const again = waiting(fail(run(lost, woken(10)).state, 20));
    const soon = run(again, woken(30));
    expect([soon.state, soon.effects]).toEqual([again, []]);
    const long = waiting(fail(run(again, ticked(again.deadline, 250)).state, 250));
    expect(long.retryAt).toBe(750);
    const brought = run(long, woken(300));
    expect(waiting(brought.state)).toMatchObject({ retryAt: 510, due: 750 });
    expect(brought.effects).toEqual([
      { type: 'StopTimer', timer: long.deadline },
      { type: 'StartTimer', timer: waiting(brought.state).deadline, ms: 210 },
    ]);
    expect(run(brought.state, woken(310)).effects).toEqual([]);
    expect(run(brought.state, ticked(waiting(brought.state).deadline, 510)).state.type).toBe('Dialling');
    expect(run(long, woken(510)).state.type).toBe('Dialling');
  });

  it('is made at once after a connection that has worked', () => {
    const up = run(back(run(lost, woken(10)).state).state, received(TURN_COMPLETE, 20, 2)).state;
    expect(run(up, closed(1006, '', { generation: 2, at: 30 }), woken(40)).state.type).toBe('Dialling');
  });

  it('never makes the session wait for ever', () => {
    let state: State = lost;
    for (let at = 0; at <= 3_000 && state.type !== 'Ended'; at += 10) {
      if (state.type === 'Waiting' && state.retryAt <= at) state = run(state, ticked(state.deadline, at)).state;
      state = run(state, woken(at)).state;
      if (state.type === 'Dialling') state = fail(state, at);
    }
    expect((state as Ended).final.cause).toMatchObject({ type: 'RetriesExhausted', attempts: 2 });
  });
});
