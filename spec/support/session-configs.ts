import { Subject } from 'rxjs';
import { liveSession } from '../../lib/live/live-session';
import type { LiveConfig } from '../../lib/session/live-config';
import { see, storyOf } from './log';
import { stage, type ServerOptions } from './session';

/** A session over configs that the spec plays, and one subscriber. */
export const played = (script?: ServerOptions, config?: Partial<LiveConfig>) => {
  const world = stage(script, config);
  const configs$ = new Subject<LiveConfig | null>();
  const session = liveSession(configs$);
  const seen = see(session.events$);
  /** The bare names of the events since the last call. */
  const news = (() => {
    let told = 0;
    return () => {
      const lines = storyOf({ ...seen, values: seen.values.slice(told) });
      told = seen.values.length;
      return lines;
    };
  })();
  return {
    ...world,
    session,
    seen,
    news,
    give: (next: LiveConfig | null) => {
      configs$.next(next);
    },
    fail: (error: Error) => {
      configs$.error(error);
    },
    finish: () => {
      configs$.complete();
    },
    /** Whether anybody waits for configs. */
    isAsked: () => configs$.observed,
  };
};
