import type { Conversation } from './conversation';
import type { Entry } from './entry';

/** What a new entry shows. */
export type NewEntry = Pick<Entry, 'role' | 'text' | 'final'> & Partial<Pick<Entry, 'interrupted' | 'calls'>>;

/** `last`: not answered yet. `reply`: of the turn that is going on. `beforeReply`: what was asked in it. */
export type Place = 'last' | 'reply' | 'beforeReply';

const NO_CALLS: Entry['calls'] = [];

/** The id of the entry that was made last. */
export const newestId = ({ made }: Conversation): string => `entry-${String(made)}`;

/** What is said while the model replies is for the turn after this one. */
const turnAt = ({ turn, stage }: Conversation, place: Place): number =>
  place === 'last' && (stage === 'replying' || stage === 'cut') ? turn + 1 : turn;

const indexAt = ({ entries, asked, reply }: Conversation, place: Place): number => {
  if (place === 'last') return entries.length;
  const index = place === 'beforeReply' ? entries.findIndex(({ id }) => id === reply.id) : -1;
  return index === -1 ? entries.length - asked : index;
};

/** The conversation with one more entry; the oldest ones leave it. */
export const addEntry = (conversation: Conversation, fields: NewEntry, place: Place): Conversation => {
  const numbered = { ...conversation, made: conversation.made + 1 };
  const entry: Entry = { interrupted: false, calls: NO_CALLS, ...fields, id: newestId(numbered), turn: turnAt(conversation, place) };
  const index = indexAt(conversation, place);
  const isTooOld = index === 0 && conversation.entries.length >= conversation.most;
  if (isTooOld) return numbered;
  const entries = [...conversation.entries.slice(0, index), entry, ...conversation.entries.slice(index)].slice(-conversation.most);
  return { ...numbered, entries, asked: Math.min(entries.length, conversation.asked + (place === 'last' ? 1 : 0)) };
};
