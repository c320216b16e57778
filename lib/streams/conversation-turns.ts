import type { Interrupted } from '../wire/session-event';
import type { Conversation } from './conversation';
import { NO_REPLY } from './conversation';
import { editEntry } from './edit-entry';
import { settleSpeech } from './user-entries';

/** The conversation after something came from the model: what was asked before is what it answers. */
export const beginReply = (conversation: Conversation): Conversation => {
  if (conversation.stage !== 'asking') return conversation;
  const settled = editEntry(conversation, conversation.speech?.id ?? null, { final: true });
  return { ...settled, stage: 'replying', asked: 0 };
};

/** The conversation after an interruption. One that comes before the model began cuts nothing. */
export const cutReply = (conversation: Conversation, by: Interrupted['by']): Conversation => {
  const { stage, reply } = conversation;
  if (stage !== 'replying' && stage !== 'cut') return conversation;
  const marked = editEntry(conversation, reply.id, { interrupted: true, ...(by === 'drop' && { final: true }) });
  return stage === 'cut' ? marked : { ...marked, stage: 'cut', speech: null };
};

/** The conversation after a turn is over. What was said after an interruption is for the next one. */
export const endTurn = (conversation: Conversation): Conversation => {
  const { stage, turn, reply, asked } = conversation;
  const answered = editEntry(stage === 'cut' ? conversation : settleSpeech(conversation), reply.id, { final: true });
  return { ...answered, stage: 'asking', turn: turn + 1, asked: stage === 'asking' ? 0 : asked, reply: NO_REPLY };
};

/** The conversation with what is not answered yet moved to the turn that will answer it. */
const askIn = (conversation: Conversation, turn: number): Conversation => {
  const waiting = conversation.asked === 0 ? [] : conversation.entries.slice(-conversation.asked);
  const moved = waiting.reduce((rest, { id }) => editEntry(rest, id, { turn }), conversation);
  return { ...moved, stage: 'asking', turn };
};

/**
 * The conversation in which an event of that turn is the next thing, or null where the turn is over. A later turn than the one that is expected tells
 * that this one was dropped: its end was lost with its connection.
 */
export const enterTurn = (conversation: Conversation, turn: number): Conversation | null => {
  if (conversation.stage === 'unknown') return askIn(conversation, turn);
  if (turn <= conversation.turn) return turn === conversation.turn ? conversation : null;
  return askIn({ ...endTurn(conversation), asked: conversation.asked }, turn);
};

/** The conversation after the session ended. The next one may count its turns anew. */
export const endConversation = (conversation: Conversation): Conversation => ({
  ...settleSpeech(endTurn(conversation)),
  stage: 'unknown',
  asked: 0,
});
