import type { Observable } from 'rxjs';
import {
  BehaviorSubject,
  catchError,
  concat,
  concatMap,
  defer,
  EMPTY,
  filter,
  finalize,
  from,
  map,
  merge,
  of,
  Subject,
  take,
  takeUntil,
  tap,
} from 'rxjs';
import { wordsOf } from '../errors/words-of';
import type { State } from '../machine/state';
import { initialState, successorOf } from '../machine/state';
import type { OutboxLimits } from '../machine/settings';
import { step } from '../machine/step';
import type { CheckedConfig } from '../session/check-config';
import { checkConfig } from '../session/check-config';
import type { Environment } from '../session/environment';
import { environment } from '../session/environment';
import type { LiveConfig } from '../session/live-config';
import type { Post, Signal } from '../session/signal';
import { beginOf } from './begin-of';
import { runWithTools } from './run-with-tools';
import type { Seat, SignalSource } from './session-core';

/** A config that arrived, and which one it was. */
interface Arrival {
  readonly index: number;
  readonly config: CheckedConfig | null;
}

/** The number of the newest arrival, and the newest config that was one. */
interface Newest {
  readonly index: number;
  readonly known: CheckedConfig | null;
}

const DEFAULT_LINGER_MS = 1_000;

/** A config that cannot work, or the failure of their source. */
type Failure = Extract<Post, { readonly type: 'Failed' }>;

const failure = (message: string, advice: string): Failure => ({ type: 'Failed', error: { type: 'CommandSourceFailed', message, advice } });

const sourceFailed = (error: unknown): Failure =>
  failure(`The source of configs failed: ${wordsOf(error)}.`, 'No further config is taken. Catch the error in the source.');

const badConfig = (error: unknown): Failure =>
  failure(`A config was not taken. ${wordsOf(error)}.`, 'Correct the config; the next one is taken.');

const successor = (state: State, limits?: OutboxLimits): State => (state.type === 'Ended' ? successorOf(state, limits) : state);

/** No session runs that could tell of it, so it is told by itself. The next session, or the end, follows. */
const complaintOf = ({ error }: Failure, state: State): readonly Signal[] => [
  { type: 'State', state: successor(state) },
  { type: 'Event', event: { type: 'Error', error, fatal: false } },
];

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
  const newest$ = new BehaviorSubject<Newest>({ index: -1, known: null });
  const env = (): Environment => newest$.value.known?.env ?? environment();

  const arrivals = ({ post }: Seat, complain: (failed: Failure) => void): Observable<Arrival> =>
    defer(() => configs$).pipe(
      catchError((error: unknown) => {
        post(sourceFailed(error));
        return EMPTY;
      }),
      concatMap((config, index) => {
        try {
          return of({ index, config: config === null ? null : checkConfig(config) });
        } catch (error) {
          complain(badConfig(error));
          return EMPTY;
        }
      }),
      tap(({ index, config }) => {
        newest$.next({ index, known: config ?? newest$.value.known });
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
    return runWithTools({
      config,
      seed: successor(state()),
      begin$: beginOf(config, dials$),
      posts: () => merge(posts$, superseded$),
    });
  };

  return {
    initial: initialState,
    signals: (seat) =>
      defer(() => {
        const { state, post, isAtRest } = seat;
        const seed = state();
        if (isFinished$.value && seed.type === 'Ended') return of({ type: 'Event' as const, event: seed.final });
        newest$.next({ index: -1, known: newest$.value.known });
        const complaints$ = new Subject<Failure>();
        const complain = (failed: Failure): void => {
          if (isAtRest()) complaints$.next(failed);
          else post(failed);
        };
        const sessions$ = arrivals(seat, complain).pipe(concatMap((arrival) => run(arrival, seat)));
        const signals$ = concat(
          sessions$,
          defer(() => lastSignals(state(), env().scheduler.now())),
        ).pipe(
          finalize(() => {
            complaints$.complete();
          }),
        );
        return merge(complaints$, signals$).pipe(
          // One at a time: what is told while these are heard waits for them.
          concatMap((told) => (told.type === 'Failed' ? complaintOf(told, state()) : [told])),
        );
      }),
    rest: (state) => (isFinished$.value ? state : successor(state, newest$.value.known?.settings.outbox)),
    lingerMs: () => newest$.value.known?.lingerMs ?? DEFAULT_LINGER_MS,
    isHeld: () => true,
    afterLinger: 'pause',
    finish: () => {
      isFinished$.next(true);
    },
    scheduler: () => env().scheduler,
    log: (entry) => {
      env().logger(entry);
    },
  };
};
