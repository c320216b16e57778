import { conversationReducer } from '../../lib/streams/conversation-reducer';
import { after, linesAfter } from './conversation-lines';
import {
  audio,
  cancelled,
  connected,
  content,
  generated,
  heard,
  interrupted,
  over,
  said,
  text,
  thought,
  toolCall,
  typed,
  usage,
  voiceStart,
  whole,
} from './events';
import type { Input } from './sessions';

describe('conversationReducer', () => {
  it('begins with nothing', () => {
    expect(linesAfter(connected())).toEqual([]);
  });

  it('shows a spoken turn', () => {
    expect(linesAfter(connected(), heard('What'), heard(' is it?'))).toEqual(['user 1: What is it?…']);
    expect(linesAfter(heard('What?'), audio(2), said('It '), said('is.'))).toEqual(['user 1: What?', 'model 1: It is.…']);
    expect(linesAfter(heard('What?'), audio(2), said('It is.'), over(1))).toEqual(['user 1: What?', 'model 1: It is.']);
  });

  it('shows a written turn, without thoughts', () => {
    expect(linesAfter(typed('Hi'), thought('hm'), text('Hel'), text('lo'), over(1), typed('Bye'))).toEqual([
      'user 1: Hi',
      'model 1: Hello',
      'user 2: Bye',
    ]);
  });

  it('gives every entry an id of its own that it keeps', () => {
    const before = after(typed('Hi'), text('Hel'));
    const now = conversationReducer(before, text('lo'));
    expect(new Set(now.entries.map(({ id }) => id)).size).toBe(2);
    expect(now.entries.map(({ id }) => id)).toEqual(before.entries.map(({ id }) => id));
  });

  describe('of the user', () => {
    it('replaces a guess by what follows', () => {
      expect(linesAfter(heard('One. '), heard('tow', 1, { interim: true }))).toEqual(['user 1: One. tow…']);
      expect(linesAfter(heard('One. '), heard('tow', 1, { interim: true }), heard('Two.'))).toEqual(['user 1: One. Two.…']);
    });

    it('is final when the transcription says so, and then begins anew', () => {
      expect(linesAfter(heard('One.', 1, { finished: true }), heard('Two.'))).toEqual(['user 1: One.', 'user 1: Two.…']);
      expect(linesAfter(heard('One.'), heard('', 1, { finished: true }))).toEqual(['user 1: One.']);
      expect(linesAfter(heard('', 1, { finished: true }))).toEqual([]);
    });

    it.each<[string, Input]>([
      ['a thought', thought('hm')],
      ['text', text('')],
      ['voice', audio(2)],
      ['a transcription', said('x')],
      ['a call', toolCall(['a'])],
      ['the end of the turn', over(1)],
    ])('is final with %s', (_what, input) => {
      expect(linesAfter(heard('One.'), input)[0]).toBe('user 1: One.');
    });

    it('stands before the reply however late it is transcribed', () => {
      expect(linesAfter(said('It is.'), heard('What '), heard('is it?'))).toEqual(['user 1: What is it?', 'model 1: It is.…']);
      expect(linesAfter(audio(2), heard('What?'), said('It is.'))).toEqual(['user 1: What?', 'model 1: It is.…']);
      expect(linesAfter(said('It is.'), heard('What?', 1, { finished: true }), heard('And?'))).toEqual([
        'user 1: What?',
        'user 1: And?',
        'model 1: It is.…',
      ]);
    });

    it('goes on in its entry when the rest is transcribed late', () => {
      expect(linesAfter(heard('Wha'), audio(2), heard('t?'))).toEqual(['user 1: What?']);
    });

    it('has one entry for each text that is typed', () => {
      expect(linesAfter(typed('One'), typed('Two'), text('Hi'))).toEqual(['user 1: One', 'user 1: Two', 'model 1: Hi…']);
    });

    it('may type and speak in one turn', () => {
      expect(linesAfter(heard('Hel'), typed('see this'), heard('lo'), said('Hi'))).toEqual([
        'user 1: Hello',
        'user 1: see this',
        'model 1: Hi…',
      ]);
    });

    it('says nothing with a blank text', () => {
      expect(linesAfter(typed(''), typed(' '), content('user', ''))).toEqual([]);
    });

    it('is not answered in a turn that is over without a reply', () => {
      expect(linesAfter(heard('Psst'), over(1), typed('Hi'), text('Yes?', 2))).toEqual(['user 1: Psst', 'user 2: Hi', 'model 2: Yes?…']);
    });
  });

  describe('during a reply', () => {
    it('puts what is typed into the next turn', () => {
      expect(linesAfter(typed('A'), text('a'), typed('B'), typed('C'), text('a'), interrupted(1), over(1), text('b', 2))).toEqual([
        'user 1: A',
        'model 1: aa (cut)',
        'user 2: B',
        'user 2: C',
        'model 2: b…',
      ]);
    });

    it.each<[string, Input]>([
      ['a thought', thought('hm')],
      ['voice', audio(2)],
      ['a call', toolCall(['a'])],
    ])('knows from %s that it has begun', (_what, input) => {
      expect(linesAfter(typed('A'), input, typed('B')).at(-1)).toBe('user 2: B');
    });

    it('keeps the reply and a late transcription before what is typed', () => {
      expect(linesAfter(audio(2), typed('B'), heard('A'), said('a'))).toEqual(['user 1: A', 'model 1: a…', 'user 2: B']);
    });

    it('takes speech after an interruption for what interrupted', () => {
      expect(linesAfter(heard('A'), said('a'), interrupted(1), heard('No, '), over(1), heard('B', 2), said('b', 2))).toEqual([
        'user 1: A',
        'model 1: a (cut)',
        'user 2: No, B',
        'model 2: b…',
      ]);
    });

    it('takes what is typed after an interruption for the next turn', () => {
      expect(linesAfter(text('a'), interrupted(1, 'client'), typed('B'), over(1), text('b', 2))).toEqual([
        'model 1: a (cut)',
        'user 2: B',
        'model 2: b…',
      ]);
    });
  });

  describe('of the model', () => {
    it('is what it was heard to say once there is voice, not what it wrote', () => {
      expect(linesAfter(text('I should greet.'))).toEqual(['model 1: I should greet.…']);
      expect(linesAfter(text('I should greet.'), audio(2))).toEqual([]);
      expect(linesAfter(text('I should greet.'), audio(2), said('Hello'), text(' Done.'))).toEqual(['model 1: Hello…']);
      expect(linesAfter(text('I should greet.'), said('Hello'), whole('I should greet.'))).toEqual(['model 1: Hello…']);
    });

    it('is judged turn by turn', () => {
      expect(linesAfter(text('x'), said('a'), over(1), text('b', 2))).toEqual(['model 1: a', 'model 2: b…']);
    });

    it('has the whole text where its beginning was missed', () => {
      expect(linesAfter(text('lo', 4), whole('Hello', 4), over(4))).toEqual(['model 4: Hello']);
      expect(linesAfter(whole('Hel', 4, true), over(4))).toEqual(['model 4: Hel (cut)']);
    });

    it('is marked where it was cut, and keeps the mark', () => {
      expect(linesAfter(text('a'), interrupted(1), text('b'), over(1))).toEqual(['model 1: ab (cut)']);
      expect(linesAfter(audio(2), interrupted(1), said('late'), over(1))).toEqual(['model 1: late (cut)']);
    });

    it('is not marked by an interruption that came before it, or after its end', () => {
      expect(linesAfter(connected(), interrupted(1), text('a'))).toEqual(['model 1: a…']);
      expect(linesAfter(text('a'), over(1), interrupted(1))).toEqual(['model 1: a']);
    });

    it('lists its calls', () => {
      expect(linesAfter(typed('A'), toolCall(['x', 'y']), toolCall(['z']), text('a'), over(1))).toEqual([
        'user 1: A',
        'model 1: a [x open] [y open] [z open]',
      ]);
    });

    it('stays while it has calls, though its text was none', () => {
      expect(linesAfter(text('Let me see.'), toolCall(['x']), audio(2))).toEqual(['model 1: … [x open]']);
    });

    it('has its calls cancelled, in an earlier turn too', () => {
      const called = [toolCall(['x', 'y']), over(1), toolCall(['z'], 2)];
      expect(linesAfter(...called, cancelled('x', 'z', 'unknown'))).toEqual([
        'model 1:  [x cancelled] [y open]',
        'model 2: … [z cancelled]',
      ]);
    });

    it('makes no entry with an empty list of calls', () => {
      expect(linesAfter({ type: 'ToolCall', calls: [], turn: 1 })).toEqual([]);
    });

    it('goes on in its entry after its calls were answered', () => {
      expect(linesAfter(text('a'), toolCall(['x']), typed('B'), { type: 'SendToolResponse', responses: [] }, text('b'), over(1))).toEqual([
        'model 1: ab [x open]',
        'user 2: B',
      ]);
    });
  });

  describe('of content that is put in', () => {
    it('shows both sides, and no instructions or pictures', () => {
      const picture = { inlineData: { mimeType: 'image/jpeg', data: '' } };
      const inputs = [
        content('user', 'A', picture, '!'),
        content('model', 'b'),
        content('system', 'Be brief.'),
        content(undefined, 'C'),
        content('user', picture),
      ];
      expect(linesAfter(...inputs, text('c'))).toEqual(['user 1: A!', 'model 1: b', 'user 1: C', 'model 1: c…']);
    });
  });

  it('shows each utterance for itself where a model only transcribes', () => {
    const utterance = (words: string): readonly Input[] => [
      voiceStart,
      heard(words.slice(0, 2), 1, { interim: true }),
      heard(words),
      generated(1),
    ];
    expect(linesAfter(connected(), ...utterance('Uno.'), ...utterance('Dos.'))).toEqual(['user 1: Uno.', 'user 1: Dos.']);
  });

  it('waits with an empty transcription for the next turn to begin', () => {
    expect(linesAfter(said('a'), over(1), said('', 2, { finished: true }), typed('B'), said('b', 2))).toEqual([
      'model 1: a',
      'user 2: B',
      'model 2: b…',
    ]);
  });

  it('is the same object where nothing changed', () => {
    const before = after(heard('A'), audio(2), said('a'));
    for (const input of [audio(2), usage(), connected(), typed(' '), voiceStart, thought('hm'), text('hm'), cancelled('x'), generated(1)]) {
      expect(conversationReducer(before, input)).toBe(before);
    }
  });
});
