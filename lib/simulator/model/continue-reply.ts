import { announceEnd } from '../service/announce-end';
import type { Outcome } from '../service/outcome';
import { inTurn, outcome, refuse, send } from '../service/outcome';
import type { InnerEffect } from '../service/server-effect';
import type { Session } from '../service/server-state';
import { tellResumption } from '../service/tell-resumption';
import { REFUSALS } from '../setup/refusals';
import { awaitCalls } from './await-calls';
import { callFunctions } from './call-functions';
import { endTurn, stopPlaying } from './end-turn';
import { remember } from './remember';
import type { PlanStep } from './reply/plan-step';
import type { Spent } from './tokens';
import { NOTHING_SPENT, addSpent } from './tokens';

const goOn = (session: Session): Outcome => {
  const next = 'plan' in session.model ? session.model.plan[0] : undefined;
  if (next === undefined) return outcome(session);
  return next.afterMs > 0 ? outcome(session, { type: 'StartTimer', timer: 'reply', ms: next.afterMs }) : continueReply(session);
};

interface Speaking {
  readonly plan: readonly PlanStep[];
  readonly spent: Spent;
}

const perform = (session: Session, step: Exclude<PlanStep, { readonly type: 'Hear' }>, { plan, spent }: Speaking): Outcome => {
  const saying = (effects: readonly InnerEffect[], more: Spent = NOTHING_SPENT): Outcome =>
    inTurn({ ...session, model: { type: 'Speaking', plan, spent: addSpent(spent, more) } }, (said) => outcome(said, ...effects), goOn);
  const andOn = (act: (session: Session) => Outcome): Outcome => (plan.length > 0 ? inTurn(session, act, goOn) : act(session));
  switch (step.type) {
    case 'Say':
      return saying([send(step.message)], step.spent);
    case 'Garble':
      return saying([{ type: 'SendRaw', text: step.text }], step.spent);
    case 'AnnounceEnd':
      return inTurn({ ...session, model: { type: 'Speaking', plan, spent } }, (announcing) => announceEnd(announcing, step.timeLeft), goOn);
    case 'CompleteGeneration':
      return saying([send({ serverContent: { ...step.content, generationComplete: true } })]);
    case 'Call':
      return andOn((next) => callFunctions(next, { ...step, plan, spent }));
    case 'Await':
      return awaitCalls(session, spent);
    case 'CompleteTurn':
      return andOn((next) => endTurn(next, addSpent(spent, step.spent), { ...step, plan }));
    default: {
      const unreachable: never = step;
      return unreachable;
    }
  }
};

/** What was heard is told by itself; the first step of the reply begins it. */
const take = (session: Session, model: Extract<Session['model'], { readonly plan: unknown }>): Outcome => {
  const [step, ...plan] = model.plan;
  if (step === undefined) return outcome(session);
  if (step.type === 'Hear') return inTurn({ ...session, model: { ...model, plan } }, (told) => outcome(told, send(step.message)), goOn);
  if (model.type === 'Speaking') return perform(session, step, { plan, spent: model.spent });
  const begun = remember({ ...session, model: { type: 'Speaking', plan, spent: NOTHING_SPENT } }, { by: 'user', text: model.heard });
  return inTurn(begun, tellResumption, (next) => perform(next, step, { plan, spent: NOTHING_SPENT }));
};

/** Takes the next step of the reply, and with it all that come at the same time. */
export const continueReply = (session: Session): Outcome => {
  const { model } = session;
  switch (model.type) {
    case 'Preparing':
    case 'Speaking':
      return take(session, model);
    case 'Playing':
      return stopPlaying(session);
    case 'AwaitingTools':
      return outcome(session);
    case 'Quiet':
      // The model that only listens has heard nothing for a while.
      return session.manner.profile.role === 'transcribes' ? refuse(session, REFUSALS.aborted) : outcome(session);
    default: {
      const unreachable: never = model;
      return unreachable;
    }
  }
};
