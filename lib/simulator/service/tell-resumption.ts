import { makeId } from './make-id';
import type { Outcome } from './outcome';
import { outcome, send } from './outcome';
import type { Session } from './server-state';

const HANDLE = 'sim-~~~~~~~~~~~~~~~~~~~~~~~~';

/**
 * How far the server has read, in the transparent mode of Vertex AI: the index of the last message, counted from 0 on each connection. As any
 * number of 64 bits it is written as text, and 0 is left out.
 */
const consumedBy = ({ setup, consumed }: Session): { readonly lastConsumedClientMessageIndex?: string } =>
  setup.sessionResumption?.transparent === true && consumed > 1 ? { lastConsumedClientMessageIndex: String(consumed - 1) } : {};

/** Tells how the session can be resumed from here, where the setup asked for it: not at all while the model is at it, or is about to. */
export const tellResumption = (session: Session): Outcome => {
  if (session.setup.sessionResumption === undefined) return outcome(session);
  const { model, calls, queued } = session;
  if (model.type !== 'Quiet' || calls.length + queued.length > 0)
    return outcome(session, send({ sessionResumptionUpdate: consumedBy(session) }));
  const { id: handle, random } = makeId(session.random, HANDLE);
  const { turns, context, history, unanswered, called } = session;
  return outcome(
    { ...session, random },
    { type: 'Keep', handle, memory: { turns, context, history, unanswered, called } },
    send({ sessionResumptionUpdate: { newHandle: handle, resumable: true, ...consumedBy(session) } }),
  );
};
