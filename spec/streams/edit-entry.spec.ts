import { conversationReducer, NO_CONVERSATION } from '../../lib/streams/conversation-reducer';
import { editEntry } from '../../lib/streams/edit-entry';
import { typed } from './events';

const two = [typed('A'), typed('B')].reduce(conversationReducer, NO_CONVERSATION);

describe('editEntry', () => {
  it('changes one entry and leaves the others the objects that they are', () => {
    const { entries } = editEntry(two, 'entry-2', { text: 'b', turn: 3 });
    expect(entries).toEqual([two.entries[0], { ...two.entries[1], text: 'b', turn: 3 }]);
    expect(entries[0]).toBe(two.entries[0]);
  });

  it.each([{}, { text: 'B' }, { final: true, interrupted: false, turn: 1 }])('is the same conversation after %j', (edit) => {
    expect(editEntry(two, 'entry-2', edit)).toBe(two);
  });

  it.each([{ text: 'b' }, { final: false }, { turn: 2 }, { interrupted: true }, { calls: [] }])('is another one after %j', (edit) => {
    expect(editEntry(two, 'entry-2', edit).entries[1]).toMatchObject(edit);
    expect(editEntry(two, 'entry-2', edit)).not.toBe(two);
  });

  it('is the same conversation for an entry that is not there', () => {
    expect(editEntry(two, 'entry-9', { text: 'b' })).toBe(two);
    expect(editEntry(two, null, { text: 'b' })).toBe(two);
  });
});
