import type { Outcome } from './outcome';
import { outcome, send } from './outcome';
import { writeHandle } from './resume-handle';
import type { Session } from './server-state';

/** Tells how the session can be resumed from here, where the setup asked for it: not at all while the model is at it. */
export const tellResumption = (session: Session): Outcome => {
  if (session.setup.sessionResumption === undefined) return outcome(session);
  if (session.model.type !== 'Quiet') return outcome(session, send({ sessionResumptionUpdate: {} }));
  const { id, random } = writeHandle(session.random, session);
  return outcome({ ...session, random }, send({ sessionResumptionUpdate: { newHandle: id, resumable: true } }));
};
