import type { FunctionCall } from '../wire/server-message';
import type { OutputTranscription } from '../wire/session-event';
import { addEntry, newestId } from './add-entry';
import type { Conversation, Reply } from './conversation';
import { editEntry } from './edit-entry';
import type { Entry, EntryCall } from './entry';
import { hearMore, wordsOf } from './transcript';

const shownText = ({ mode, written, said }: Reply): string => (mode === 'spoken' ? wordsOf(said) : written);

const entryOf = ({ entries, reply }: Conversation): Entry | undefined => entries.find(({ id }) => id === reply.id);

const withReply = (conversation: Conversation, reply: Reply): Conversation => {
  const text = shownText(reply);
  if (reply.id === null) {
    if (text === '') return { ...conversation, reply };
    const added = addEntry(conversation, { role: 'model', text, final: false, interrupted: conversation.stage === 'cut' }, 'reply');
    return { ...added, reply: { ...reply, id: newestId(added) } };
  }
  const entry = entryOf(conversation);
  const isEmpty = text === '' && entry?.calls.length === 0;
  if (!isEmpty) return { ...editEntry(conversation, reply.id, { text }), reply };
  return { ...conversation, entries: conversation.entries.filter((each) => each !== entry), reply: { ...reply, id: null } };
};

/** The conversation after the model wrote. What it writes in a spoken turn is reasoning. */
export const write = (conversation: Conversation, text: string): Conversation => {
  const { reply } = conversation;
  return reply.mode === 'spoken' || text === reply.written ? conversation : withReply(conversation, { ...reply, written: text });
};

/** The conversation after the turn proved to be spoken. */
export const speak = (conversation: Conversation): Conversation => {
  const { reply } = conversation;
  return reply.mode === 'spoken' ? conversation : withReply(conversation, { ...reply, mode: 'spoken', written: '' });
};

/** The conversation after the model was heard. */
export const say = (conversation: Conversation, event: OutputTranscription): Conversation => {
  const { reply } = conversation;
  return withReply(conversation, { ...reply, mode: 'spoken', written: '', said: hearMore(reply.said, event) });
};

/** The conversation after the model called functions. */
export const addCalls = (conversation: Conversation, calls: readonly FunctionCall[]): Conversation => {
  if (calls.length === 0) return conversation;
  const { reply, stage } = conversation;
  const open = calls.map(({ id, name }): EntryCall => ({ id, name, state: 'open' }));
  if (reply.id !== null) return editEntry(conversation, reply.id, { calls: [...(entryOf(conversation)?.calls ?? []), ...open] });
  const added = addEntry(conversation, { role: 'model', text: '', final: false, interrupted: stage === 'cut', calls: open }, 'reply');
  return { ...added, reply: { ...reply, id: newestId(added) } };
};

/** The conversation after calls were answered, or taken back by the server; they may be of an earlier turn. */
export const closeCalls = (conversation: Conversation, ids: readonly string[], state: 'answered' | 'cancelled'): Conversation => {
  const isMeant = (call: EntryCall): boolean => call.state === 'open' && ids.includes(call.id);
  const close = (call: EntryCall): EntryCall => (isMeant(call) ? { ...call, state } : call);
  return conversation.entries
    .filter(({ calls }) => calls.some(isMeant))
    .reduce((rest, { id, calls }) => editEntry(rest, id, { calls: calls.map(close) }), conversation);
};
