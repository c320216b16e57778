import type { Outcome } from '../service/outcome';
import { outcome, send } from '../service/outcome';
import type { Session } from '../service/server-state';

/**
 * The user goes on before the model has begun: what was heard is told, and will be answered together with what is still to come,
 * by the same reply of the script.
 */
export const takeBack = (session: Session): Outcome => {
  const { model } = session;
  if (model.type !== 'Preparing') return outcome(session);
  const heard = model.plan.flatMap((step) => (step.type === 'Hear' ? [send(step.message)] : []));
  return outcome(
    { ...session, turns: session.turns - 1, unanswered: [...session.unanswered, model.words], model: { type: 'Quiet' } },
    { type: 'StopTimer', timer: 'reply' },
    ...heard,
  );
};
