import * as fc from 'fast-check';
import { initialState } from '../../lib/machine/state';
import type { Move, Played } from './random-session';
import { arbitrarySession, play } from './random-session';

const FIRE: Move = { type: 'Fired', index: 0 };
/** More than a session can wait for one after the other: the drops, a quiet moment, the answer to the close frame. */
const ENOUGH = Array.from({ length: 6 }, () => FIRE);

const end = (moves: readonly Move[]): Played | undefined => play(moves).at(-1);

describe('every wait', () => {
  it('ends after the app asked for the end, by nothing but its timers', () => {
    fc.assert(
      fc.property(arbitrarySession, fc.constantFrom(0, 50, 100_000), (moves, whenQuietMs) => {
        const over = end([...moves, { type: 'Commanded', command: { type: 'Disconnect', whenQuietMs } }, ...ENOUGH]);
        expect([over?.next.state.type, over?.next.state.memory.drops]).toEqual(['Ended', []]);
      }),
      { seed: 7, numRuns: 1_000 },
    );
  });

  it('ends where the server says nothing: what is not live, or leaves, ends by nothing but its timers', () => {
    fc.assert(
      fc.property(arbitrarySession, (moves) => {
        const { type, memory } = end(moves)?.next.state ?? initialState;
        const isWaiting = type === 'Dialling' || type === 'Opened' || type === 'Closing' || memory.leaving !== null;
        expect((end([...moves, ...ENOUGH])?.next.state ?? initialState).type).toBe(isWaiting ? 'Ended' : type);
      }),
      { seed: 8, numRuns: 1_000 },
    );
  });

  it('leaves nothing running that a session still waits for, once no timer is left', () => {
    fc.assert(
      fc.property(arbitrarySession, (moves) => {
        const rest = end([...moves, ...ENOUGH]);
        expect(rest === undefined || rest.next.state.type === 'Ended' ? [] : rest.running).toEqual([]);
      }),
      { seed: 9, numRuns: 1_000 },
    );
  });
});
