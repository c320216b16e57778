import type { Observable, OperatorFunction, SchedulerLike } from 'rxjs';
import { asyncScheduler, connect, EMPTY, endWith, filter, ignoreElements, map, merge, scan, switchMap, takeUntil, timer } from 'rxjs';
import type { Stalled } from '../errors/live-error';
import { isRequest } from '../wire/is-request';
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
  /**
   * Whether the model is proactive, which all of Gemini 3.8 Live are: it decides what of the speech that it hears is worth an answer, so that only what
   * `asked$` tells of asks for one. `false` by default.
   */
  readonly proactive?: boolean;
  /** `asyncScheduler` by default. */
  readonly scheduler?: SchedulerLike;
}

/** What came, `null` where the app asked, and what is owed then. */
export interface Moment {
  readonly event: SessionEvent | null;
  readonly before: Debt;
  readonly debt: Debt;
}

/** A watchdog: from which moments on it waits, how long, and what it says then. */
export interface Watchdog {
  readonly afterMs: number;
  /** How long it waits given what is owed, in ms; `null` where it sleeps. */
  readonly waitOf: (debt: Debt) => number | null;
  readonly beginsAnew: (moment: Moment) => boolean;
  readonly error: Stalled;
}

const START: Moment = { event: null, before: NO_DEBT, debt: NO_DEBT };

/** What was heard asks a proactive model for nothing. */
const withoutSpeech = (debt: Debt, before: Debt): Debt => ({ ...debt, reply: before.reply, unanswered: before.unanswered });

const followUp = (before: Debt, event: SessionEvent | null, isProactive: boolean, at: number): Debt => {
  if (event === null) return askFor(before, at);
  const debt = debtReducer(before, event, at);
  return isProactive && isRequest(event) ? withoutSpeech(debt, before) : debt;
};

/**
 * Emits whenever a watchdog has waited long enough, once a wait. As hot as its source; completes and fails with it, and lets go of `asked$` then. Each
 * subscription watches for itself.
 */
export const watchDebt = (
  { afterMs, waitOf, beginsAnew, error }: Watchdog,
  { asked$ = EMPTY, proactive = false, scheduler = asyncScheduler }: WatchOptions,
): OperatorFunction<SessionEvent, Stalled> => {
  checkAmount('afterMs', afterMs);
  return connect((events$) =>
    merge(events$, asked$.pipe(map(() => null))).pipe(
      scan(({ debt }, event): Moment => ({ event, before: debt, debt: followUp(debt, event, proactive, scheduler.now()) }), START),
      map((moment) => ({ ...moment, wait: waitOf(moment.debt) })),
      filter((moment) => moment.wait === null || moment.wait !== waitOf(moment.before) || beginsAnew(moment)),
      switchMap(({ wait }) => (wait === null ? EMPTY : timer(wait, scheduler).pipe(map(() => error)))),
      takeUntil(events$.pipe(ignoreElements(), endWith(null))),
    ),
  );
};
