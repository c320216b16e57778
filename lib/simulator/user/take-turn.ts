import { beginReply } from '../model/begin-reply';
import { interrupt } from '../model/interrupt';
import type { Outcome } from '../service/outcome';
import { inTurn, outcome } from '../service/outcome';
import type { Session } from '../service/server-state';
import { takeBack } from './take-back';
import type { UserTurn } from './user-turn';

const mayInterrupt = ({ setup }: Session): boolean => setup.realtimeInputConfig?.activityHandling !== 'NO_INTERRUPTION';

/** The user begins to speak: the model falls silent, unless the setup forbids it. */
export const yieldToUser = (session: Session): Outcome =>
  inTurn(session, takeBack, (next) => (mayInterrupt(next) ? interrupt(next) : outcome(next)));

/** The user has said something that wants an answer. */
export const takeTurn = (session: Session, turn: UserTurn): Outcome => {
  const { type } = session.model;
  const isBusy = type === 'Speaking' || type === 'AwaitingTools' || type === 'Playing';
  if (isBusy && turn.type !== 'Content' && !mayInterrupt(session)) return outcome({ ...session, queued: [...session.queued, turn] });
  return inTurn(session, interrupt, takeBack, (next) => beginReply(next, turn));
};
