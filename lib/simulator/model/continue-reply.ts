import { parseDuration } from '../../wire/duration';
import { endTurn } from './end-turn';
import type { Outcome } from '../service/outcome';
import { inTurn, outcome, send } from '../service/outcome';
import type { PlanStep } from './reply/plan-step';
import type { ServerEffect } from '../service/server-effect';
import type { Session } from '../service/server-state';
import { tellResumption } from '../service/tell-resumption';
import type { Spent } from './tokens';
import { NOTHING_SPENT, addSpent, addTokens, textTokens } from './tokens';

interface Speaking {
  readonly plan: readonly PlanStep[];
  readonly spent: Spent;
}

const speaking = (session: Session, { plan, spent }: Speaking): Session => ({ ...session, model: { type: 'Speaking', plan, spent } });

const announceEnd = (timeLeft: string, speed: number): readonly ServerEffect[] => [
  send({ goAway: { timeLeft } }),
  { type: 'StartTimer', timer: 'goAway', ms: (parseDuration(timeLeft) ?? 0) / speed },
];

const goOn = (session: Session, plan: readonly PlanStep[]): Outcome => {
  const [next] = plan;
  if (next === undefined) return outcome(session);
  return next.afterMs > 0 ? outcome(session, { type: 'StartTimer', timer: 'reply', ms: next.afterMs }) : continueReply(session);
};

const perform = (session: Session, step: Exclude<PlanStep, { readonly type: 'Hear' }>, { plan, spent }: Speaking): Outcome => {
  const saying = (effects: readonly ServerEffect[], more: Spent = NOTHING_SPENT): Outcome =>
    inTurn(
      speaking(session, { plan, spent: addSpent(spent, more) }),
      (said) => outcome(said, ...effects),
      (said) => goOn(said, plan),
    );
  switch (step.type) {
    case 'Say':
      return saying([send(step.message)], step.spent);
    case 'Garble':
      return saying([{ type: 'SendRaw', text: step.text }], step.spent);
    case 'AnnounceEnd':
      return saying(announceEnd(step.timeLeft, session.settings.speed));
    case 'CompleteGeneration':
      return saying([send({ serverContent: { generationComplete: true } })]);
    case 'Call': {
      const { calls: open, then } = step;
      const response = addTokens(spent.response, { TEXT: textTokens(JSON.stringify(open)) });
      const model = { type: 'AwaitingTools', open, results: [], then, spent: { ...spent, response } } as const;
      return outcome({ ...session, model }, send({ toolCall: { functionCalls: open } }));
    }
    case 'CompleteTurn':
      return endTurn(session, spent);
    default: {
      const unreachable: never = step;
      return unreachable;
    }
  }
};

/** Takes the next step of the reply, and with it all that come at the same time. */
export const continueReply = (session: Session): Outcome => {
  const { model } = session;
  if (model.type !== 'Preparing' && model.type !== 'Speaking') return outcome(session);
  const [step, ...plan] = model.plan;
  if (step === undefined) return outcome(session);
  if (step.type === 'Hear') {
    const prepared = model.type === 'Preparing' ? { ...session, model: { ...model, plan } } : session;
    return inTurn(
      prepared,
      (told) => outcome(told, send(step.message)),
      (told) => goOn(told, plan),
    );
  }
  if (model.type === 'Speaking') return perform(session, step, { plan, spent: model.spent });
  const begun = speaking(session, { plan, spent: NOTHING_SPENT });
  return inTurn(begun, tellResumption, (next) => perform(next, step, { plan, spent: NOTHING_SPENT }));
};
