import type { WireEffect } from '../service/wire-effect';
import type { FaultState } from './fault-state';

/** A connection after faults struck it or not, and what the shell does, in order. */
export interface Afflicted {
  readonly state: FaultState;
  readonly effects: readonly WireEffect[];
}

/** One thing that is done to a connection. */
export type Step = (state: FaultState) => Afflicted;

/** A state and some effects. */
export const afflicted = (state: FaultState, ...effects: readonly WireEffect[]): Afflicted => ({ state, effects });

/** Does one thing after the other. */
export const allOf =
  (...steps: readonly Step[]): Step =>
  (state) => {
    const effects: WireEffect[] = [];
    let latest = state;
    for (const step of steps) {
      const after = step(latest);
      latest = after.state;
      effects.push(...after.effects);
    }
    return { state: latest, effects };
  };
