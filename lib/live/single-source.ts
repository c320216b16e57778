import { defer, of } from 'rxjs';
import type { CheckedConfig } from '../session/check-config';
import { idle } from '../machine/state';
import { beginOf } from './begin-of';
import { runWithTools } from './run-with-tools';
import type { SignalSource } from './session-core';

/** The signals of one session: the object ends with it, and nobody dials again. */
export const singleSource = (config: CheckedConfig): SignalSource => ({
  initial: idle(config.settings.outbox),
  signals: ({ state, posts$, dials$ }) =>
    defer(() => {
      const seed = state();
      if (seed.type === 'Ended') return of({ type: 'Event' as const, event: seed.final });
      return runWithTools({ config, seed, begin$: beginOf(config, dials$), posts: () => posts$ });
    }),
  rest: (state) => state,
  lingerMs: () => config.lingerMs,
  isHeld: (state) => config.dial === 'subscribe' || state.type !== 'Idle',
  afterLinger: 'end',
  finish: () => undefined,
  scheduler: () => config.env.scheduler,
  log: (entry) => {
    config.env.logger(entry);
  },
});
