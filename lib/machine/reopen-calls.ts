import { withoutAnswers } from './answers';
import type { Next } from './next';
import { learn, remember } from './next';
import type { Entry } from './outbox';
import type { State } from './state';

/**
 * The step after a tool response turned out not to have been read: it has answered nothing, so that its calls are open again. Whoever comes next and does
 * not know them has them cancelled, and is never given the answer.
 */
export const reopenCalls = <S extends State>(next: Next<S>, { calls = [] }: Entry): Next<S> => {
  const { facts, answers, cancelled } = next.state.memory;
  const closed = calls.filter(({ id }) => !cancelled.includes(id) && facts.calls.every((call) => call.id !== id));
  if (closed.length === 0) return next;
  const ids = closed.map(({ id }) => id);
  const open = learn(remember(next, { answers: withoutAnswers(answers, ids) }), { type: 'callOpened', calls: closed });
  return learn(open, { type: 'callStarted', ids });
};
