import { play } from './play';
import type { Script } from './script';
import type { ScriptEffect } from './script-effect';
import type { ScriptInput } from './script-input';
import { beginScript, type ScriptState } from './script-state';

/** A script that is being played. */
export interface RunningScript {
  /** Tells that something happened. */
  readonly feed: (input: ScriptInput) => void;
  /** How far it is. */
  readonly state: () => ScriptState;
}

/**
 * Plays a script for a shell that performs its effects. What happens while an effect is performed waits until all effects of the input before it are
 * done: one order for all.
 */
export const runScript = (script: Script, perform: (effect: ScriptEffect) => void): RunningScript => {
  let state = beginScript(script);
  const inputs: ScriptInput[] = [];
  const feed = (input: ScriptInput): void => {
    inputs.push(input);
    if (inputs.length > 1) return;
    try {
      // Walks over inputs that are added meanwhile as well.
      for (const next of inputs) {
        const played = play(state, next);
        state = played.state;
        played.effects.forEach(perform);
      }
    } finally {
      inputs.length = 0;
    }
  };
  return { feed, state: () => state };
};
