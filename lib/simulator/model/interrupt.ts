import { endTurn } from './end-turn';
import type { Outcome } from '../service/outcome';
import { inTurn, outcome, send } from '../service/outcome';
import type { ServerEffect } from '../service/server-effect';
import type { Session } from '../service/server-state';

const cancelCalls = ({ model }: Session): readonly ServerEffect[] => {
  const ids = model.type === 'AwaitingTools' ? model.open.flatMap(({ id }) => (id === undefined ? [] : [id])) : [];
  return ids.length === 0 ? [] : [send({ toolCallCancellation: { ids } })];
};

/** Cuts the model short: nothing more of the generation comes, but for its end and what it cost. */
export const interrupt = (session: Session): Outcome => {
  const { model } = session;
  if (model.type !== 'Speaking' && model.type !== 'AwaitingTools') return outcome(session);
  return inTurn(
    session,
    (cut) => outcome(cut, { type: 'StopTimer', timer: 'reply' }, send({ serverContent: { interrupted: true } }), ...cancelCalls(cut)),
    (cut) => endTurn(cut, model.spent),
  );
};
