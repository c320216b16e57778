import type { OperatorFunction } from 'rxjs';
import type { Stalled } from '../errors/live-error';
import { isRequest } from '../wire/is-request';
import { patience } from '../wire/patience';
import type { SessionEvent } from '../wire/session-event';
import type { WatchOptions } from './watch-debt';
import { watchDebt } from './watch-debt';

const DEFAULT_MS = 20_000;

/**
 * Tells of replies that do not come: emits a `Stalled` when the user has finished, by voice or as `asked$` says, and nothing of a reply came within
 * `afterMs` (20000); once for each wait. A model that has said that it will go on gets five minutes. As hot as its source; completes and fails with it. A
 * session does the same by itself, as `watchdogs.stallMs` says; this is for other streams of events, and for other measures.
 *
 * Throws a RangeError at once for a time that is not finite or below 0.
 *
 * @example
 * const asked$ = new Subject<string>(); // what the user types
 * session.feed(asked$.pipe(map((text) => sendText(text))));
 * session.events$.pipe(watchStalls({ afterMs: 5_000, asked$ })).subscribe(() => console.log('Still thinking …'));
 */
export const watchStalls = (options: WatchOptions = {}): OperatorFunction<SessionEvent, Stalled> => {
  const { afterMs = DEFAULT_MS } = options;
  return watchDebt(
    {
      afterMs,
      waitOf: ({ reply, user }) => {
        if (user === 'speaking' || reply === 'none' || reply === 'coming') return null;
        return reply === 'announced' ? Math.max(afterMs, patience.announcedMs) : afterMs;
      },
      beginsAnew: ({ event }) => event === null || isRequest(event),
      error: {
        type: 'Stalled',
        message: `The user has finished, and no reply came within ${String(afterMs)} ms.`,
        advice: 'Tell the user, say it again, or begin anew.',
      },
    },
    options,
  );
};
