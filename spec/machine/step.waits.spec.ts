import * as fc from 'fast-check';
import { initialState, type State } from '../../lib/machine/state';
import type { Move, Played } from './play-moves';
import { play } from './play-moves';
import { arbitrarySession } from './random-session';

const FIRE: Move = { type: 'Fired' };
/** More than a session can wait for one after the other: every attempt to get its connection back, the drops, a quiet moment, the close frame. */
const ENOUGH = Array.from({ length: 40 }, () => FIRE);
const RUNS = 400;

const end = (moves: readonly Move[]): Played | undefined => play(moves).at(-1);
const restOf = (moves: readonly Move[]): State => end([...moves, ...ENOUGH])?.next.state ?? initialState;

describe('every wait', () => {
  it('ends after the app asked for the end, by nothing but its timers', () => {
    fc.assert(
      fc.property(arbitrarySession, fc.constantFrom(0, 50, 100_000), (moves, whenQuietMs) => {
        const over = restOf([...moves, { type: 'Commanded', command: { type: 'Disconnect', whenQuietMs } }]);
        expect([over.type, over.memory.drops]).toEqual(['Ended', []]);
      }),
      { seed: 7, numRuns: RUNS },
    );
  });

  it('ends where the server says nothing: what is not live, or leaves, ends by nothing but its timers', () => {
    fc.assert(
      fc.property(arbitrarySession, (moves) => {
        const { type, memory } = end(moves)?.next.state ?? initialState;
        const stays = (type === 'Live' || type === 'Idle') && memory.leaving === null;
        expect(stays ? [type, 'Ended'] : ['Ended']).toContain(restOf(moves).type);
      }),
      { seed: 8, numRuns: RUNS },
    );
  });

  it('leaves nothing running that a session still waits for, once no timer is left', () => {
    fc.assert(
      fc.property(arbitrarySession, (moves) => {
        const rest = end([...moves, ...ENOUGH]);
        expect(rest === undefined || rest.next.state.type === 'Ended' ? [] : rest.running).toEqual([]);
      }),
      { seed: 9, numRuns: RUNS },
    );
  });
});
