import type { Outcome } from './outcome';
import { outcome } from './outcome';
import type { Session } from './server-state';

/** The time of the connection begins anew with its setup: only from then on can a client be told of the end. */
export const startLifetime = (session: Session): Outcome => {
  const { lifetime } = session.settings;
  if (lifetime === null) return outcome(session);
  return outcome(
    { ...session, endsAt: session.now + lifetime.ms },
    { type: 'StopTimer', timer: 'goAway' },
    { type: 'StartTimer', timer: 'lifetime', ms: lifetime.ms - lifetime.noticeMs },
  );
};
