import * as fc from 'fast-check';
import type { SessionEvent } from '../../lib/wire/session-event';
import type { Move, Played } from './play-moves';
import { play } from './play-moves';
import { arbitrarySession } from './random-session';

/** A session that was played, step by step. */
export type Session = readonly Played[];

/** Everything that a session told. */
export const told = (session: Session): readonly SessionEvent[] => session.flatMap(({ next }) => next.events);

/** Everything that a session wanted done. */
export const done = (session: Session): Played['next']['effects'] => session.flatMap(({ next }) => next.effects);

/** Whether the input came of the connection that the session is at. */
export const isCurrent = ({ before, input }: Played): boolean => !('generation' in input) || input.generation === before.memory.generation;

/** How many sessions of which kind are played. */
export interface Sample {
  readonly seed: number;
  readonly numRuns: number;
  readonly of?: fc.Arbitrary<readonly Move[]>;
}

/** Sessions that are played once for all laws. */
export interface Court {
  readonly sessions: readonly Session[];
  /** Where a law is broken, the smallest session that breaks it is looked for. */
  readonly holds: (law: (session: Session) => void) => void;
}

export const courtOf = ({ seed, numRuns, of = arbitrarySession }: Sample): Court => {
  const runs = { seed, numRuns };
  const sessions = fc.sample(of, runs).map((moves) => play(moves));
  const holds = (law: (session: Session) => void): void => {
    try {
      sessions.forEach(law);
    } catch (error) {
      fc.assert(
        fc.property(of, (moves) => {
          law(play(moves));
        }),
        runs,
      );
      throw error;
    }
  };
  return { sessions, holds };
};
