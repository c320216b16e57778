import type { OperatorFunction } from 'rxjs';
import type { Stalled } from '../errors/live-error';
import { isRequest } from '../wire/is-request';
import { patience } from '../wire/patience';
import type { SessionEvent } from '../wire/session-event';
import type { WatchOptions } from './watch-debt';
import { watchDebt } from './watch-debt';

const DEFAULT_MS = 30_000;

/**
 * Tells of sessions that were resumed and are broken: they hear, and never answer. Emits a `Stalled` when the user has asked for something twice, by voice
 * or as `asked$` says, on a connection that was resumed and has not said anything since, and nothing came within `afterMs` (30000) of the last word. A
 * session in which nobody spoke since looks the same and is not told of. As hot as its source; completes and fails with it. A session does the same by
 * itself, as `watchdogs.poisonedMs` says, and begins anew.
 *
 * Throws a RangeError at once for a time that is not finite or below 0.
 *
 * @example
 * session.events$.pipe(watchPoisonedResume()).subscribe(({ message }) => console.warn(message));
 */
export const watchPoisonedResume = (options: WatchOptions = {}): OperatorFunction<SessionEvent, Stalled> => {
  const { afterMs = DEFAULT_MS } = options;
  return watchDebt(
    {
      afterMs,
      waitOf: ({ resumption, user, unanswered }) =>
        resumption === 'doubtful' && user === 'silent' && unanswered.requests >= patience.fewestRequests ? afterMs : null,
      beginsAnew: ({ event }) => event === null || isRequest(event),
      error: {
        type: 'Stalled',
        message: `The session was resumed and hears, but answered nothing within ${String(afterMs)} ms.`,
        advice: 'Begin a fresh session, without the handle.',
      },
    },
    options,
  );
};
