import { closeReason } from '../setup/close-reason';
import type { OutgoingMessage } from './outgoing-message';
import type { Ending } from './endings';
import type { Close, InnerEffect, ServerEffect } from './server-effect';
import type { Session } from './server-state';

/** A session after something happened to it, and what the server does about it. */
export interface Outcome {
  readonly session: Session;
  readonly effects: readonly InnerEffect[];
}

/** A session and some effects. */
export const outcome = (session: Session, ...effects: readonly InnerEffect[]): Outcome => ({ session, effects });

/** Does one thing after the other. A close is the last that is done. */
export const inTurn = (session: Session, ...steps: readonly ((session: Session) => Outcome)[]): Outcome =>
  steps.reduce<Outcome>((before, step) => {
    if (before.effects.at(-1)?.type === 'Close') return before;
    const after = step(before.session);
    return { session: after.session, effects: [...before.effects, ...after.effects] };
  }, outcome(session));

/** Writes a message. */
export const send = (message: OutgoingMessage): ServerEffect => ({ type: 'Send', message });

/** Closes the connection for a reason. */
export const close = ({ code, reason }: Ending): Close => ({ type: 'Close', code, reason: closeReason(reason) });

/** Closes the connection because of what the client sent. */
export const refuse = (session: Session, ending: Ending): Outcome => outcome(session, close(ending));
