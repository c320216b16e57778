import type { Outcome } from '../service/outcome';
import { outcome, refuse } from '../service/outcome';
import type { Session } from '../service/server-state';
import { REFUSALS } from '../setup/refusals';
import { scaleTokens, sumOf } from './tokens';

const WINDOW = 131_072;
/** Where the setup does not say, a context is cut when so much of the window is full, and to half of that. */
const TRIGGER = 0.8;

/** The latest part of what was said, from a turn of the user on. */
const latest = ({ history }: Session, part: number): Session['history'] => {
  const kept = history.slice(history.length - Math.floor(history.length * part));
  const start = kept.findIndex(({ by }) => by === 'user');
  return start < 0 ? [] : kept.slice(start);
};

/** A context that has become too long loses its oldest part, where the setup asks for that; else the window is full and the session over. */
export const fitContext = (session: Session): Outcome => {
  const { context, setup } = session;
  const { triggerTokens, slidingWindow } = setup.contextWindowCompression ?? {};
  const size = sumOf(context);
  if (slidingWindow === undefined) return size > WINDOW ? refuse(session, REFUSALS.invalidArgument) : outcome(session);
  const trigger = Math.min(WINDOW, triggerTokens ?? WINDOW * TRIGGER);
  if (size <= trigger) return outcome(session);
  const part = Math.min(1, (slidingWindow.targetTokens ?? trigger / 2) / size);
  return outcome({ ...session, context: scaleTokens(context, part), history: latest(session, part) });
};
