import { isRequest } from '../wire/is-request';
import { patience } from '../wire/patience';
import { asksForReply } from './hand-over';
import { isProactive } from './modes';
import type { Next } from './next';
import { withTurn } from './next';
import { givesResults } from './settle';
import type { Live } from './state';

/** Whether a connection may be deaf for good: it was resumed, and has generated nothing since. What is found out of others would help nobody. */
export const isDoubtful = ({ continuity, heard, settings }: Live): boolean =>
  continuity === 'resumed' && heard.what !== 'content' && settings.reconnect !== null;

const asksInWriting = (next: Next<Live>): boolean =>
  givesResults(next) ||
  next.effects.some((effect) => effect.type === 'Send' && effect.entry !== null && asksForReply(effect.entry.command));

/** Speech may be meant for somebody else; a model that is proactive judges that, and its silence says nothing. */
const isHeard = ({ state, events }: Next<Live>): boolean =>
  !isProactive(state.blueprint.message, state.settings.capabilities) && events.some(isRequest);

/** Counts how often a connection that is doubted was asked for something in vain. What is handed over in one step is one request, and so is what is said in one go. */
export const noteRequests = (next: Next<Live>, at: number): Next<Live> => {
  if (!isDoubtful(next.state)) return next;
  const { unanswered } = next.state.memory.turn;
  if (asksInWriting(next)) return withTurn(next, { unanswered: { requests: unanswered.requests + 1, at } });
  if (!isHeard(next)) return next;
  const isMore = unanswered.requests > 0 && at - unanswered.at < patience.pauseMs;
  return withTurn(next, { unanswered: { requests: unanswered.requests + (isMore ? 0 : 1), at } });
};
