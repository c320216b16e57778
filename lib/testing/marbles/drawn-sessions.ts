import type { Observable } from 'rxjs';
import { defer, isObservable, map } from 'rxjs';
import { liveSession, type LiveSession } from '../../live/live-session';
import type { Environment } from '../../session/environment';
import type { LiveConfig } from '../../session/live-config';
import { customEndpoint } from '../../transport/custom-endpoint';
import type { DrawnConfig, SessionSource } from './live-marbles-helpers';

/** The sessions of a test. */
export interface DrawnSessions {
  readonly config: (config?: DrawnConfig) => LiveConfig;
  readonly make: (source?: SessionSource) => LiveSession;
  /** The session of the test: the first one; a default one where there is none. */
  readonly first: () => LiveSession;
  readonly close: () => void;
}

/** Makes sessions that live in the environment of a test. */
export const drawnSessions = (env: Partial<Environment>): DrawnSessions => {
  const sessions: LiveSession[] = [];

  const config = (given: DrawnConfig = {}): LiveConfig => ({
    endpoint: customEndpoint({ url: 'wss://live.test/' }),
    model: 'gemini-3.8-live',
    ...given,
    env: { ...env, ...given.env },
  });
  const configs = (given$: Observable<DrawnConfig | null>): Observable<LiveConfig | null> =>
    given$.pipe(map((given) => (given === null ? null : config(given))));

  const make = (source: SessionSource = {}): LiveSession => {
    if (isObservable(source)) return liveSession(configs(source));
    if (typeof source !== 'function') return liveSession(config(source));
    const session: LiveSession = liveSession(configs(defer(() => source(session.events$))));
    return session;
  };
  const kept = (source?: SessionSource): LiveSession => {
    const session = make(source);
    sessions.push(session);
    return session;
  };

  return {
    config,
    make: kept,
    first: () => sessions[0] ?? kept(),
    close: () => {
      for (const session of sessions) session.close();
    },
  };
};
