import type { Observable } from 'rxjs';
import {
  BehaviorSubject,
  catchError,
  concat,
  concatMap,
  defer,
  delay,
  EMPTY,
  filter,
  from,
  map,
  merge,
  of,
  take,
  takeUntil,
  tap,
  timer,
} from 'rxjs';
import { LiveConfigError } from '../errors/live-config-error';
import type { State } from '../machine/state';
import { successorOf } from '../machine/state';
import { step } from '../machine/step';
import type { CheckedConfig } from '../session/check-config';
import { checkConfig } from '../session/check-config';
import type { Environment } from '../session/environment';
import { environment } from '../session/environment';
import type { LiveConfig } from '../session/live-config';
import { runSession } from '../session/run-session';
import type { Post, Signal } from '../session/signal';
import type { Seat, SignalSource } from './session-core';

/** A config that arrived, and which one it was. */
interface Arrival {
  readonly index: number;
  readonly config: CheckedConfig | null;
}

const DEFAULT_LINGER_MS = 1_000;

const sourceFailed = (error: unknown): Post => ({
  type: 'Failed',
  error: {
    type: 'CommandSourceFailed',
    message: `The source of configs failed: ${error instanceof Error ? error.message : String(error)}.`,
    advice:
      error instanceof LiveConfigError
        ? 'Correct the config; the next one is taken.'
        : 'No further config is taken. Catch the error in the source.',
  },
});

const successor = (state: State): State => (state.type === 'Ended' ? successorOf(state) : state);

/** The end of an object of which no session is running: the same as `close()` before the dial. */
const lastSignals = (state: State, at: number): Observable<Signal> => {
  if (state.type === 'Ended') return EMPTY;
  const next = step(state, { type: 'Commanded', at, command: { type: 'Disconnect' } });
  const events = next.events.map((event): Signal => ({ type: 'Event', event }));
  return from([{ type: 'State' as const, state: next.state }, ...events]);
};

/**
 * The signals of the sessions of many configs, one after the other: each value ends the running session and begins the next, `null` only ends it.
 * Of values that arrive while a session ends, the last one counts.
 */
export const configSource = (configs$: Observable<LiveConfig | null>): SignalSource => {
  const isFinished$ = new BehaviorSubject(false);
  const newest$ = new BehaviorSubject<Arrival>({ index: -1, config: null });
  const known = (): CheckedConfig | null => newest$.value.config;
  const env = (): Environment => known()?.env ?? environment();

  const arrivals = ({ post }: Seat): Observable<Arrival> =>
    defer(() => configs$).pipe(
      catchError((error: unknown) => {
        post(sourceFailed(error));
        return EMPTY;
      }),
      concatMap((config, index) => {
        try {
          return of({ index, config: config === null ? null : checkConfig(config) });
        } catch (error) {
          post(sourceFailed(error));
          return EMPTY;
        }
      }),
      tap((arrival) => {
        newest$.next(arrival);
      }),
      takeUntil(isFinished$.pipe(filter(Boolean))),
    );

  const run = ({ index, config }: Arrival, { state, posts$, dials$ }: Seat): Observable<Signal> => {
    if (config === null || newest$.value.index > index || isFinished$.value) return EMPTY;
    const superseded$ = newest$.pipe(
      filter((arrival) => arrival.index > index),
      take(1),
      map((): Post => ({ type: 'Commanded', command: { type: 'Disconnect' } })),
    );
    const { scheduler } = config.env;
    const begin$ = config.dial === 'subscribe' ? timer(0, scheduler) : dials$.pipe(delay(0, scheduler));
    return runSession({ config, seed: successor(state()), begin$, posts: () => merge(posts$, superseded$) });
  };

  return {
    signals: (seat) =>
      defer(() => {
        const { state } = seat;
        const seed = state();
        if (isFinished$.value && seed.type === 'Ended') return of({ type: 'Event' as const, event: seed.final });
        const sessions$ = arrivals(seat).pipe(concatMap((arrival) => run(arrival, seat)));
        return concat(
          sessions$,
          defer(() => lastSignals(state(), env().scheduler.now())),
        );
      }),
    rest: (state) => (isFinished$.value ? state : successor(state)),
    lingerMs: () => known()?.lingerMs ?? DEFAULT_LINGER_MS,
    isHeld: () => true,
    finish: () => {
      isFinished$.next(true);
    },
    scheduler: () => env().scheduler,
    log: (entry) => {
      env().logger(entry);
    },
  };
};
