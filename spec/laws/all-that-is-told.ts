import { NEVER, type Observable } from 'rxjs';
import { liveEvents, LiveConfigError, liveSession, throwOnFailure, type LiveConfig, type LiveSession, type LogEntry } from '../../lib';
import { see } from '../support/log';
import { STATES } from '../support/stream-names';

/** A session of which everything is written down that it tells anyone: events, errors, states, failures, the log. */
export interface Overheard {
  readonly session: LiveSession;
  /** All values so far. */
  readonly told: () => readonly unknown[];
  readonly stop: () => void;
}

const STREAMS = ['events$', 'errors$', 'turns$'] as const;

/** Runs a session with that config, once as an object and once as an operator chain, and listens everywhere. */
export const overhear = (given: LiveConfig): Overheard => {
  const log: LogEntry[] = [];
  const config: LiveConfig = { ...given, env: { ...given.env, logger: (entry) => void log.push(entry) } };
  const session = liveSession(config);
  const streams = [...STATES, ...STREAMS].map((name) => see(session[name] as Observable<unknown>));
  const failing = [see<unknown>(session.ready()), see<unknown>(session.events$.pipe(throwOnFailure()))];
  const cold = see<unknown>(liveEvents(config, NEVER));
  const all = [...streams, ...failing, cold];
  return {
    session,
    told: () => [...all.flatMap(({ values }) => values), ...all.map(({ end }) => end()), ...log],
    stop: () => {
      for (const { subscription } of all) subscription.unsubscribe();
    },
  };
};

/** What the config errors of a call say. */
export const configErrorOf = (call: () => unknown): LiveConfigError => {
  try {
    call();
  } catch (error) {
    if (error instanceof LiveConfigError) return error;
    throw error;
  }
  throw new Error('The config was taken.');
};
