import { recall } from '../../../../lib/simulator/model/reply/recall';
import type { Utterance } from '../../../../lib/simulator/service/memory';

const user = (text: string): Utterance => ({ by: 'user', text });

describe('recall', () => {
  it('quotes what was said, by whom', () => {
    expect(recall('What did I say before?', [user('Hi there! '), { by: 'model', text: 'Hello.' }])).toBe(
      'I remember that you said “Hi there”, then I said “Hello”.',
    );
    expect(recall('Hi', [user('Hi')])).toBeUndefined();
  });

  it.each([
    ['of one word', 'x'.repeat(3_000_000)],
    ['of many words', 'word '.repeat(600_000)],
    ['of spaces', `a${' '.repeat(3_000_000)}b`],
  ])('cuts a text %s', (_what, long) => {
    const words = recall('What did I say before?', [user(long), user(long), user(long), user(long)]) ?? '';
    expect(words).toMatch(/^I remember that you said “[^”]{1,82}”, then/);
    expect(words.length).toBeLessThan(350);
  });

  it('knows a name, but no book of one', () => {
    expect(recall('What is my name?', [user('My name is Ada.')])).toBe('Your name is Ada.');
    expect(recall('What is my name?', [user(`My name is A${'a'.repeat(100_000)}`)])?.length).toBeLessThan(60);
  });
});
