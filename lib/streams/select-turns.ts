import type { OperatorFunction, TimestampProvider } from 'rxjs';
import { asyncScheduler, mergeMap, pipe, scan } from 'rxjs';
import type { SessionEvent } from '../wire/session-event';
import type { Turn } from './turn';
import { noTurnYet, turnReducer } from './turn-reducer';

/** Where the times of a turn come from. */
export interface SelectTurnsOptions {
  /** Asked for the time at each event; `asyncScheduler` by default, whose clock is `Date.now`. */
  readonly scheduler?: TimestampProvider;
}

/**
 * Each turn as it ends, as one value: what was said, what it took, how it ended. Emits on `TurnComplete`, also for a turn in which nothing came; and,
 * as `dropped`, for a turn that was going on when its connection was lost or the session ended. Usage and voice activity count for the turn during
 * which they come. Keeps the turn that is going on and nothing of those before it, and no audio.
 *
 * As hot as its source; completes and fails with it, without a word of the turn that is going on. Each subscription sees for itself: one that joins in
 * the middle of a turn gets it as `partial`.
 *
 * @example
 * session.events$.pipe(selectTurns()).subscribe(({ turn, said, end, times }) => {
 *   const { userEnd, firstAudio } = times;
 *   if (userEnd !== undefined && firstAudio !== undefined) console.log(turn, end, said, `${firstAudio - userEnd} ms`);
 * });
 */
export const selectTurns = ({ scheduler = asyncScheduler }: SelectTurnsOptions = {}): OperatorFunction<SessionEvent, Turn> =>
  pipe(
    scan((progress, event: SessionEvent) => turnReducer(progress, event, scheduler.now()), noTurnYet),
    mergeMap(({ ended }) => ended),
  );
