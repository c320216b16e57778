import { NO_CONVERSATION } from '../../lib/streams/conversation';
import { beginReply, cutReply, endConversation, endTurn, enterTurn } from '../../lib/streams/conversation-turns';
import { conversationReducer } from '../../lib/streams/conversation-reducer';
import { text, typed } from './events';

const asking = { ...NO_CONVERSATION, stage: 'asking' } as const;
const replying = [typed('A'), text('a'), typed('B')].reduce(conversationReducer, NO_CONVERSATION);

describe('the turns of a conversation', () => {
  it('begin once', () => {
    expect(beginReply(asking)).toMatchObject({ stage: 'replying', turn: 1 });
    expect(beginReply(replying)).toBe(replying);
  });

  it('are cut once they began', () => {
    expect(cutReply(asking, 'server')).toBe(asking);
    expect(cutReply(replying, 'server')).toMatchObject({ stage: 'cut', entries: [{}, { interrupted: true, final: false }, {}] });
    expect(cutReply(cutReply(replying, 'server'), 'drop')).toMatchObject({
      stage: 'cut',
      entries: [{}, { interrupted: true, final: true }, {}],
    });
    const cut = cutReply(replying, 'client');
    expect(cutReply(cut, 'server')).toBe(cut);
  });

  it('end, and leave what was asked meanwhile to the next one', () => {
    expect(endTurn(replying)).toMatchObject({ stage: 'asking', turn: 2, asked: 1, entries: [{}, { final: true }, { turn: 2 }] });
    expect(endTurn(endTurn(replying))).toMatchObject({ turn: 3, asked: 0 });
  });

  it('are entered by the events of them', () => {
    expect(enterTurn(replying, 1)).toBe(replying);
    expect(enterTurn(endTurn(replying), 1)).toBeNull();
    expect(enterTurn(replying, 4)).toMatchObject({
      stage: 'asking',
      turn: 4,
      asked: 1,
      entries: [{ turn: 1 }, { turn: 1, final: true }, { turn: 4 }],
    });
    expect(enterTurn(NO_CONVERSATION, 9)).toMatchObject({ stage: 'asking', turn: 9 });
  });

  it('may be counted anew after the end of the session', () => {
    expect(enterTurn(endConversation(endTurn(replying)), 1)).toMatchObject({
      stage: 'asking',
      turn: 1,
      asked: 0,
      entries: [{ turn: 1 }, { turn: 1 }, { turn: 2 }],
    });
  });
});
