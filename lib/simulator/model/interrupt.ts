import type { Outcome } from '../service/outcome';
import { inTurn, outcome, send } from '../service/outcome';
import type { ServerEffect } from '../service/server-effect';
import type { Session } from '../service/server-state';
import { blockingIn } from './call-group';
import { cutTurn, stopPlaying } from './end-turn';

const INTERRUPTED: readonly ServerEffect[] = [{ type: 'StopTimer', timer: 'reply' }, send({ serverContent: { interrupted: true } })];

/** Calls that the model waits for are cancelled with it; the others run on. */
const cancelCalls = (session: Session): Outcome => {
  const group = blockingIn(session.calls);
  const ids = (group?.open ?? []).flatMap(({ id }) => (id === undefined ? [] : [id]));
  const calls = session.calls.filter((each) => each !== group);
  return outcome({ ...session, calls }, ...(ids.length === 0 ? [] : [send({ toolCallCancellation: { ids } })]));
};

/**
 * Cuts the model short: nothing more of the generation comes, but for its end and what it cost. Where the turn is over and only still played,
 * nothing is left to be cut, and the client is told anyway.
 */
export const interrupt = (session: Session): Outcome => {
  const { model } = session;
  switch (model.type) {
    case 'Quiet':
    case 'Preparing':
      return outcome(session);
    case 'Playing':
      return inTurn(session, (stale) => outcome(stale, ...INTERRUPTED), stopPlaying);
    case 'Speaking':
    case 'AwaitingTools':
      return inTurn(
        session,
        (cut) => outcome(cut, ...INTERRUPTED),
        cancelCalls,
        (cut) => cutTurn(cut, model.spent),
      );
    default: {
      const unreachable: never = model;
      return unreachable;
    }
  }
};
