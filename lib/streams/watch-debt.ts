import type { Observable, OperatorFunction, SchedulerLike } from 'rxjs';
import { asyncScheduler, connect, EMPTY, endWith, filter, ignoreElements, map, merge, scan, switchMap, takeUntil, timer } from 'rxjs';
import type { Stalled } from '../errors/live-error';
import type { SessionEvent } from '../wire/session-event';
import { checkAmount } from './check-amount';
import type { Debt } from './debt';
import { askFor, debtReducer, NO_DEBT } from './debt';

/** What a watchdog may be told. */
export interface WatchOptions {
  /** How long the server may owe it, in ms. */
  readonly afterMs?: number;
  /** Hot. Emits when the app asks for a reply in a way that no event tells of: in writing. Nothing by default. */
  readonly asked$?: Observable<unknown>;
  /** `asyncScheduler` by default. */
  readonly scheduler?: SchedulerLike;
}

/** What came, `null` where the app asked, and what is owed then. */
export interface Moment {
  readonly event: SessionEvent | null;
  readonly before: Debt;
  readonly debt: Debt;
}

/** A watchdog: from which moments on it waits, whether it still does, and what it says then. */
export interface Watchdog {
  readonly afterMs: number;
  readonly isAwake: (debt: Debt) => boolean;
  readonly beginsAnew: (moment: Moment) => boolean;
  readonly error: Stalled;
}

const START: Moment = { event: null, before: NO_DEBT, debt: NO_DEBT };

const follow = ({ debt }: Moment, event: SessionEvent | null): Moment => ({
  event,
  before: debt,
  debt: event === null ? askFor(debt) : debtReducer(debt, event),
});

/**
 * Emits whenever a watchdog has waited long enough, once a wait. As hot as its source; completes and fails with it, and lets go of `asked$` then. Each
 * subscription watches for itself.
 */
export const watchDebt = (
  { afterMs, isAwake, beginsAnew, error }: Watchdog,
  { asked$ = EMPTY, scheduler = asyncScheduler }: WatchOptions,
): OperatorFunction<SessionEvent, Stalled> => {
  checkAmount('afterMs', afterMs);
  return connect((events$) =>
    merge(events$, asked$.pipe(map(() => null))).pipe(
      scan(follow, START),
      filter((moment) => !isAwake(moment.debt) || !isAwake(moment.before) || beginsAnew(moment)),
      switchMap(({ debt }) => (isAwake(debt) ? timer(afterMs, scheduler).pipe(map(() => error)) : EMPTY)),
      takeUntil(events$.pipe(ignoreElements(), endWith(null))),
    ),
  );
};
