import { giveUp } from '../../lib/machine/give-up';
import type { Loss } from '../../lib/machine/loss';
import { stay } from '../../lib/machine/next';
import { DEFAULT_RECONNECTION, type Reconnection } from '../../lib/machine/settings';
import { dialling, PATIENT, stateOf } from '../support/machine';

const LOSS: Loss = { error: { type: 'DialTimeout', message: 'Too slow.', advice: 'Wait.' }, retry: 'yes', close: null };

describe('a session whose attempts are used up', () => {
  const ended = (policy: Partial<Reconnection>, failures: number, redials: number) => {
    const state = dialling(PATIENT);
    const memory = { ...state.memory, failures, redials };
    const reconnect: Reconnection = { ...DEFAULT_RECONNECTION, reseed: null, decides: 'rules', ...policy };
    return stateOf(giveUp(stay({ ...state, memory }), reconnect, LOSS, 0).state, 'Ended').final;
  };

  it('says how often it tried', () => {
    const said = 'The connection could not be had again in 5 attempts. The last time: Too slow.';
    expect(ended({}, 5, 5).cause).toMatchObject({
      type: 'RetriesExhausted',
      attempts: 5,
      last: LOSS.error,
      message: said,
      advice: 'Wait.',
    });
    expect(ended({ total: 1 }, 0, 1).cause).toMatchObject({ type: 'RetriesExhausted', attempts: 1 });
  });

  it('ends with what happened where it may not try', () => {
    expect(ended({ attempts: 0 }, 0, 0)).toEqual({ type: 'Disconnected', cause: LOSS.error });
  });
});
