import { conversationReducer, NO_CONVERSATION, type Conversation } from '../../lib/streams/conversation-reducer';
import { after, line, linesAfter } from './conversation-lines';
import { connected, disconnected, heard, interrupted, over, said, text, toolCall, typed } from './events';
import type { Input } from './sessions';

describe('conversationReducer in the long run', () => {
  describe('over a lost connection', () => {
    it('ends the reply, and answers in the next turn', () => {
      expect(linesAfter(typed('A'), text('a'), typed('B'), interrupted(1, 'drop'))).toEqual(['user 1: A', 'model 1: a (cut)', 'user 2: B']);
      expect(linesAfter(text('a'), typed('B'), interrupted(1, 'drop'), connected(true), text('b', 2))).toEqual([
        'model 1: a (cut)',
        'user 2: B',
        'model 2: b…',
      ]);
    });

    it('moves what was not answered to the turn that answers it', () => {
      expect(linesAfter(connected(), typed('A'), connected(), text('a', 2))).toEqual(['user 2: A', 'model 2: a…']);
      expect(linesAfter(text('a'), typed('B'), connected(), text('c', 3))).toEqual(['model 1: a', 'user 3: B', 'model 3: c…']);
      expect(linesAfter(heard('A', 1), connected(), heard('B', 2))).toEqual(['user 2: A', 'user 2: B…']);
    });

    it('goes on with a turn that was not cut', () => {
      expect(linesAfter(heard('A'), connected(true), heard('B'), text('ab'))).toEqual(['user 1: AB', 'model 1: ab…']);
    });
  });

  describe('over the end of a session', () => {
    it('makes everything final', () => {
      expect(linesAfter(heard('A'), disconnected())).toEqual(['user 1: A']);
      expect(linesAfter(text('a'), interrupted(1), heard('B'), disconnected())).toEqual(['model 1: a (cut)', 'user 2: B']);
    });

    it('goes on with the next session, wherever that begins to count', () => {
      const first = [typed('A'), text('a'), over(1), text('b', 2), over(2), disconnected()];
      expect(linesAfter(...first, typed('C'), connected(), text('c', 1), over(1)).slice(-2)).toEqual(['user 1: C', 'model 1: c']);
      expect(linesAfter(...first, typed('C'), connected(), text('c', 3), over(3)).slice(-2)).toEqual(['user 3: C', 'model 3: c']);
      expect(linesAfter(...first, typed('C'), connected(), text('c', 1)).slice(0, 3)).toEqual(['user 1: A', 'model 1: a', 'model 2: b']);
    });

    it('leaves what was asked before the end where it was', () => {
      expect(linesAfter(typed('A'), disconnected(), text('x', 5))).toEqual(['user 1: A', 'model 5: x…']);
    });
  });

  it('joins a session that is going on', () => {
    expect(linesAfter(typed('A'), text('a', 7))).toEqual(['user 7: A', 'model 7: a…']);
  });

  it('does not hear of a turn that is over', () => {
    const before = after(text('a'), over(1));
    expect(conversationReducer(before, text('late'))).toBe(before);
  });

  describe('keeps no more entries than asked', () => {
    const kept = (most: number, ...inputs: readonly Input[]): readonly string[] =>
      inputs.reduce<Conversation>(conversationReducer, { ...NO_CONVERSATION, most }).entries.map(line);

    it('so that the oldest ones leave', () => {
      expect(kept(2, typed('A'), text('a'), over(1), typed('B'))).toEqual(['model 1: a', 'user 2: B']);
    });

    it('and hears no more of an entry that left', () => {
      expect(kept(1, typed('A'), text('a'), typed('B'), text('a'), toolCall(['x']), interrupted(1), over(1))).toEqual(['user 2: B']);
    });

    it('and makes none that would leave at once', () => {
      expect(kept(1, said('a'), heard('A'), heard('A'))).toEqual(['model 1: a…']);
    });

    it('and has the new one where the reply left', () => {
      expect(kept(2, said('a'), typed('B'), typed('C'), heard('A'), typed('D'))).toEqual(['user 2: C', 'user 2: D']);
    });
  });
});
