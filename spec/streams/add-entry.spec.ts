import { addEntry, newestId } from '../../lib/streams/add-entry';
import { conversationReducer, NO_CONVERSATION, type Conversation } from '../../lib/streams/conversation-reducer';
import { text, typed } from './events';

const words = ({ entries }: Conversation): readonly string[] => entries.map((entry) => `${entry.text} of ${String(entry.turn)}`);
const entry = { role: 'user', text: 'new', final: false } as const;

/** A question, the reply to it, and a question that waits. */
const replying = [typed('A'), text('a'), typed('B')].reduce(conversationReducer, NO_CONVERSATION);

describe('addEntry', () => {
  it('makes an entry that nobody interrupted and that called nothing', () => {
    const added = addEntry(NO_CONVERSATION, entry, 'last');
    expect(added.entries).toEqual([{ ...entry, id: newestId(added), turn: 1, interrupted: false, calls: [] }]);
  });

  it('puts what waits for an answer last, into the turn to come', () => {
    const added = addEntry(replying, entry, 'last');
    expect(words(added)).toEqual(['A of 1', 'a of 1', 'B of 2', 'new of 2']);
    expect(added.asked).toBe(2);
  });

  it('puts a reply before what waits', () => {
    const added = addEntry(replying, entry, 'reply');
    expect(words(added)).toEqual(['A of 1', 'a of 1', 'new of 1', 'B of 2']);
    expect(added.asked).toBe(1);
  });

  it('puts what was asked late before the reply', () => {
    expect(words(addEntry(replying, entry, 'beforeReply'))).toEqual(['A of 1', 'new of 1', 'a of 1', 'B of 2']);
  });

  it('lets the oldest one go', () => {
    expect(words(addEntry({ ...replying, most: 3 }, entry, 'last'))).toEqual(['a of 1', 'B of 2', 'new of 2']);
  });

  it('does not let it go for one that is older still', () => {
    const waiting = [typed('A'), text(''), typed('B'), typed('C')].reduce(conversationReducer, { ...NO_CONVERSATION, most: 2 });
    expect(addEntry(waiting, entry, 'reply').entries).toBe(waiting.entries);
  });
});
