import { makeId } from './make-id';
import type { Outcome } from './outcome';
import { outcome, send } from './outcome';
import type { Session } from './server-state';

/** Says that the setup is complete; Vertex AI gives an id of the session with it. */
export const completeSetup = (session: Session): Outcome => {
  if (session.caller.backend === 'geminiApi') return outcome(session, send({ setupComplete: {} }));
  const { id, random } = makeId(session.random, '~~~~~~~~-~~~~-4~~~-b~~~-~~~~~~~~~~~~');
  return outcome({ ...session, random }, send({ setupComplete: { sessionId: id } }));
};
