import type { OperatorFunction } from 'rxjs';
import type { Stalled } from '../errors/live-error';
import { patience } from '../wire/patience';
import type { SessionEvent } from '../wire/session-event';
import type { WatchOptions } from './watch-debt';
import { watchDebt } from './watch-debt';

const DEFAULT_MS = 60_000;

/** Events that the session makes by itself say nothing of the server. */
const isFromServer = (event: SessionEvent): boolean => event.type !== 'PhaseChanged' && event.type !== 'Error';

/**
 * Tells of connections that seem to be open and are not: emits a `Stalled` when a reply is on its way, or owed because `asked$` says so, and nothing at all
 * came within `afterMs` (60000); once for each silence. A model that has said that it will go on gets five minutes. A silence in which nothing is certainly
 * owed says nothing, and neither does a late pong, so nothing is pinged. As hot as its source; completes and fails with it. A session does the same by
 * itself, as `watchdogs.idleMs` says, and replaces the connection.
 *
 * Throws a RangeError at once for a time that is not finite or below 0.
 *
 * @example
 * session.events$.pipe(watchSilence({ afterMs: 30_000 })).subscribe(({ message }) => console.warn(message));
 */
export const watchSilence = (options: WatchOptions = {}): OperatorFunction<SessionEvent, Stalled> => {
  const { afterMs = DEFAULT_MS } = options;
  return watchDebt(
    {
      afterMs,
      waitOf: ({ reply, user }) => {
        if (user === 'speaking' || reply === 'none' || reply === 'guessed') return null;
        return reply === 'announced' ? Math.max(afterMs, patience.announcedMs) : afterMs;
      },
      beginsAnew: ({ event }) => event === null || isFromServer(event),
      error: {
        type: 'Stalled',
        message: `Nothing came for ${String(afterMs)} ms while a reply was owed: the connection may be dead.`,
        advice: 'Dial again.',
      },
    },
    options,
  );
};
