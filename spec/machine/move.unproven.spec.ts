import { DEFAULT_RECONNECTION } from '../../lib/machine/settings';
import type { State } from '../../lib/machine/state';
import { updateInstruction } from '../../lib/wire/commands';
import type { ServerMessage } from '../../lib/wire/server-message';
import { back, closed, commanded, handleOf, live, PATIENT, PROOF, received, run, stateOf, ticked } from '../support/machine';

const goAway = (timeLeft: string): ServerMessage => ({ goAway: { timeLeft } });

describe('a connection that has shown nothing yet', () => {
  const idle = (): State => run(live(PATIENT), received(handleOf('h'))).state;

  it('is left once it shows that it works', () => {
    const told = run(idle(), received(goAway('50s'))).state;
    expect(told.type).toBe('Live');
    expect(run(told, received(PROOF)).state.type).toBe('Closing');
  });

  it('is left when it is ten seconds old, on a timer', () => {
    const { state, effects } = run(idle(), received(goAway('50s'), 1_000));
    const { look } = stateOf(state, 'Live').clocks;
    expect(effects).toContainEqual({ type: 'StartTimer', timer: look, ms: 9_000 });
    const moved = run(state, ticked(look ?? 0, 10_000));
    expect(moved.state).toMatchObject({ type: 'Closing', memory: { move: 'goAway' } });
    expect(run(moved.state, closed(1000, '', { at: 10_001 })).state).toMatchObject({ type: 'Dialling', memory: { failures: 0 } });
  });

  it('is left by the end of its time all the same, and the next dial waits', () => {
    const { state } = run(idle(), received(goAway('4s')));
    const moved = run(state, ticked(stateOf(state, 'Live').clocks.rotate ?? 0, 2_000), closed(1000, '', { at: 2_001 })).state;
    expect(stateOf(moved, 'Waiting')).toMatchObject({ retryAt: 2_251, memory: { failures: 1, redials: 1 } });
  });

  it('is left at once for another setup, which the app wants, whatever the server wants besides', () => {
    expect(run(idle(), commanded(updateInstruction('Be brief.'))).state.type).toBe('Closing');
    const both = run(idle(), received(goAway('50s')), commanded(updateInstruction('Be brief.'))).state;
    expect(both).toMatchObject({ type: 'Closing', memory: { move: 'updateSetup' } });
    expect(run(both, closed(1000)).state.type).toBe('Dialling');
  });

  it('is dialled again in vain as often as the policy allows, and no more', () => {
    const policy = { ...DEFAULT_RECONNECTION, reseed: null, decides: 'rules', attempts: 2 } as const;
    let state: State = live({ ...PATIENT, reconnect: policy });
    for (let dials = 0; dials < 10 && state.type === 'Live'; dials += 1) {
      const generation: number = state.memory.generation;
      const gone: State = run(state, received(goAway('0s'), 0, generation), closed(1000, '', { generation })).state;
      state = gone.type === 'Waiting' ? back(gone).state : gone;
    }
    expect(state).toMatchObject({ type: 'Ended', memory: { connections: 3 }, final: { cause: { type: 'RetriesExhausted', attempts: 2 } } });
  });
});
