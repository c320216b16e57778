import { keepHandle } from '../../lib/machine/keep-handle';
import type { Because } from '../../lib/machine/memory';
import { stay } from '../../lib/machine/next';
import type { Closing, State } from '../../lib/machine/state';
import { closing, handleOf, live, PATIENT, received, run } from '../support/machine';

const update = { type: 'SessionResumeUpdate', handle: 'late', resumable: true } as const;
const leaving = (move: Because | null, then: Closing['then']): Closing => {
  const { memory, ...state } = closing(PATIENT);
  return { ...state, then, memory: { ...memory, move } };
};
const handleAfter = (state: Closing): string | undefined => keepHandle(stay(state), update, 0).state.memory.resumption?.handle;

describe('keepHandle', () => {
  it('keeps what the server tells', () => {
    const known: State = run(live(PATIENT), received(handleOf('h'))).state;
    expect(known.memory.resumption?.handle).toBe('h');
    expect([handleAfter(leaving('goAway', 'dial')), handleAfter(leaving(null, 'end'))]).toEqual(['late', 'late']);
  });

  it.each(['dial', 'end'] as const)('forgets what it tells of a session that was given up, to %s', (then) => {
    expect(handleAfter(leaving('poisoned', then))).toBe(undefined);
  });
});
