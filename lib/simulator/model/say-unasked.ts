import type { Outcome } from '../service/outcome';
import { inTurn, outcome } from '../service/outcome';
import type { Session } from '../service/server-state';
import { tellResumption } from '../service/tell-resumption';
import { planThen } from './reply/plan-reply';
import { NOTHING_SPENT } from './tokens';

const isUserSpeaking = ({ ears }: Session): boolean =>
  ears.type === 'Manual' ? ears.activity !== null : ears.gate.hearing.type === 'Speech';

/** Where nobody speaks, the model says what it has to say by itself: what came of calls that it did not wait for. */
export const sayUnasked = (session: Session): Outcome => {
  const [next, ...toSay] = session.toSay;
  if (next === undefined || session.model.type !== 'Quiet' || isUserSpeaking(session)) return outcome(session);
  const plan = planThen(next.text, next.quirks, session.manner);
  return inTurn({ ...session, toSay, model: { type: 'Speaking', plan, spent: NOTHING_SPENT } }, tellResumption, (speaking) =>
    outcome(speaking, { type: 'StartTimer', timer: 'reply', ms: plan[0]?.afterMs ?? 0 }),
  );
};
