import { parseDuration } from '../../wire/duration';
import type { Outcome } from './outcome';
import { outcome, send } from './outcome';
import type { Session } from './server-state';

/**
 * Announces that the connection ends in so long, a duration of the wire, and ends it then. A connection has one end: where it ends sooner anyway,
 * that is what is told, and no other is announced any more.
 */
export const announceEnd = (session: Session, timeLeft: string): Outcome => {
  const { now, endsAt } = session;
  const wantedMs = parseDuration(timeLeft) ?? 0;
  const leftMs = endsAt === null ? wantedMs : Math.max(0, endsAt - now);
  const ms = Math.min(wantedMs, leftMs);
  return outcome(
    { ...session, endsAt: now + ms },
    send({ goAway: { timeLeft: ms < wantedMs ? `${String(Math.round(ms) / 1000)}s` : timeLeft } }),
    { type: 'StopTimer', timer: 'lifetime' },
    { type: 'StartTimer', timer: 'goAway', ms },
  );
};
