import type { Conversation } from './conversation';
import type { Entry } from './entry';

type Edit = Partial<Pick<Entry, 'text' | 'final' | 'turn' | 'interrupted' | 'calls'>>;

const isSame = (entry: Entry, edit: Edit): boolean =>
  (edit.text ?? entry.text) === entry.text &&
  (edit.final ?? entry.final) === entry.final &&
  (edit.turn ?? entry.turn) === entry.turn &&
  (edit.interrupted ?? entry.interrupted) === entry.interrupted &&
  (edit.calls ?? entry.calls) === entry.calls;

/** The conversation with one entry changed; the same one where that changes nothing, or where the entry is not kept any more. */
export const editEntry = (conversation: Conversation, id: string | null, edit: Edit): Conversation => {
  const { entries } = conversation;
  const entry = entries.find((each) => each.id === id);
  if (entry === undefined || isSame(entry, edit)) return conversation;
  return { ...conversation, entries: entries.map((each) => (each === entry ? { ...entry, ...edit } : each)) };
};
