import type { ServerContent } from '../../wire/server-message';
import type { OutgoingMessage } from '../service/outgoing-message';
import type { Outcome } from '../service/outcome';
import { inTurn, outcome, send } from '../service/outcome';
import type { Session } from '../service/server-state';
import { tellResumption } from '../service/tell-resumption';
import { beginReply } from './begin-reply';
import { remember } from './remember';
import type { PlanStep } from './reply/plan-step';
import { sayUnasked } from './say-unasked';
import type { Spent } from './tokens';
import { NOTHING_SPENT, addTokens } from './tokens';
import { usageOf } from './usage';

/** How a turn ends. */
export interface TurnEnd {
  /** What comes in the same message. */
  readonly content: ServerContent;
  readonly usage: 'withTheEnd' | 'alone';
  /** What the model does by itself afterwards. */
  readonly plan: readonly PlanStep[];
  /** How long a client will still be playing. */
  readonly playsMs: number;
}

/** The conversation with what the model has said in it. */
export const bookTurn = (session: Session, { response, said }: Spent): Session =>
  remember({ ...session, context: addTokens(session.context, response) }, { by: 'model', text: said });

const answerQueued = (session: Session): Outcome => {
  const [next, ...queued] = session.queued;
  return next === undefined ? outcome(session) : beginReply({ ...session, queued }, next);
};

/** The model falls silent, and answers who has waited for that. */
export const fallSilent = (session: Session): Outcome => inTurn({ ...session, model: { type: 'Quiet' } }, tellResumption, answerQueued);

/** The model is through with what it did, and goes on with what has waited for that. */
export const goQuiet = (session: Session): Outcome => inTurn(session, fallSilent, sayUnasked);

/** The playback of a turn that was over before is over too. */
export const stopPlaying = (session: Session): Outcome => inTurn({ ...session, model: { type: 'Quiet' } }, answerQueued, sayUnasked);

const messagesOf = (session: Session, spent: Spent, { content, usage, plan }: TurnEnd): readonly OutgoingMessage[] => {
  const { caller, context, manner, calls, toSay } = session;
  const place = manner.profile.interactionStatus;
  const interactionStatus = plan.length + calls.length + toSay.length > 0 ? 'IN_PROGRESS' : 'IDLE';
  const isInside = place === 'inContent' || place === 'both';
  const isOnTop = place === 'onTop' || place === 'both';
  const usageMetadata = usageOf(caller.backend, context, spent);
  const end: OutgoingMessage = {
    serverContent: { ...content, turnComplete: true, ...(isInside && { interactionStatus }) },
    ...(isOnTop && { interactionStatus }),
  };
  return usage === 'alone' ? [{ usageMetadata }, end] : [{ ...end, usageMetadata }];
};

/** The turn of the model is over: says so with what it cost. */
export const endTurn = (session: Session, spent: Spent, end: TurnEnd): Outcome => {
  const { plan, playsMs } = end;
  const told = outcome(bookTurn(session, spent), ...messagesOf(session, spent, end).map(send));
  if (plan.length > 0) return { ...told, session: { ...told.session, model: { type: 'Speaking', plan, spent: NOTHING_SPENT } } };
  return inTurn(
    session,
    () => told,
    (next) =>
      playsMs === 0
        ? goQuiet(next)
        : inTurn({ ...next, model: { type: 'Quiet' } }, tellResumption, (quiet) =>
            outcome({ ...quiet, model: { type: 'Playing' } }, { type: 'StartTimer', timer: 'reply', ms: playsMs }),
          ),
  );
};

/** The turn of the model is over because somebody cut it short. */
export const cutTurn = (session: Session, spent: Spent): Outcome =>
  inTurn(
    session,
    (cut) => outcome(bookTurn(cut, spent), ...messagesOf(cut, spent, { content: {}, usage: 'withTheEnd', plan: [], playsMs: 0 }).map(send)),
    fallSilent,
  );
