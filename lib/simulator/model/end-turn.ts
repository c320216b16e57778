import { beginReply } from './begin-reply';
import type { Outcome } from '../service/outcome';
import { inTurn, outcome, send } from '../service/outcome';
import type { Session } from '../service/server-state';
import { tellResumption } from '../service/tell-resumption';
import type { Spent } from './tokens';
import { addTokens } from './tokens';
import { usageOf } from './usage';

const answerQueued = (session: Session): Outcome => {
  const [next, ...queued] = session.queued;
  return next === undefined ? outcome(session) : beginReply({ ...session, queued }, next);
};

/** The turn of the model is over: says so with what it cost, and goes on with what has waited for that. */
export const endTurn = (session: Session, spent: Spent): Outcome =>
  inTurn(
    session,
    (ending) =>
      outcome(
        { ...ending, model: { type: 'Quiet' }, context: addTokens(ending.context, spent.response) },
        send({ serverContent: { turnComplete: true }, usageMetadata: usageOf(ending.caller.backend, ending.context, spent) }),
      ),
    tellResumption,
    answerQueued,
  );
