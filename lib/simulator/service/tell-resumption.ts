import { makeId } from './make-id';
import type { Outcome } from './outcome';
import { outcome, send } from './outcome';
import type { Session } from './server-state';

const HANDLE = 'sim-~~~~~~~~~~~~~~~~~~~~~~~~';

/** Tells how the session can be resumed from here, where the setup asked for it: not at all while the model is at it. */
export const tellResumption = (session: Session): Outcome => {
  if (session.setup.sessionResumption === undefined) return outcome(session);
  if (session.model.type !== 'Quiet' || session.calls.length > 0) return outcome(session, send({ sessionResumptionUpdate: {} }));
  const { id: handle, random } = makeId(session.random, HANDLE);
  const { turns, context, history } = session;
  return outcome(
    { ...session, random },
    { type: 'Keep', handle, memory: { turns, context, history } },
    send({ sessionResumptionUpdate: { newHandle: handle, resumable: true } }),
  );
};
