import type { Utterance } from '../service/memory';
import type { Session } from '../service/server-state';

/** A session may last for hours. */
const MOST = 200;

/** The session with something more that was said; silence is not kept. */
export const remember = (session: Session, ...said: readonly Utterance[]): Session => {
  const news = said.filter(({ text }) => text.trim() !== '');
  return news.length === 0 ? session : { ...session, history: [...session.history, ...news].slice(-MOST) };
};
