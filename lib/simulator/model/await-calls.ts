import type { Outcome } from '../service/outcome';
import { outcome } from '../service/outcome';
import type { Session } from '../service/server-state';
import { blockingIn } from './call-group';
import { planThen } from './reply/plan-reply';
import type { Spent } from './tokens';

/** The model waits for the calls that block, or says what came of them. */
export const awaitCalls = (session: Session, spent: Spent): Outcome => {
  const group = blockingIn(session.calls);
  if (group === undefined || group.open.length > 0) return outcome({ ...session, model: { type: 'AwaitingTools', spent } });
  const plan = planThen(group.then ?? group.results.join(' '), group.quirks, session.manner);
  const calls = session.calls.filter((each) => each !== group);
  return outcome(
    { ...session, calls, model: { type: 'Speaking', plan, spent } },
    { type: 'StartTimer', timer: 'reply', ms: plan[0]?.afterMs ?? 0 },
  );
};
