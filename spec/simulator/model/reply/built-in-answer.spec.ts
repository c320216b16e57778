import { builtInAnswer } from '../../../../lib/simulator/model/reply/built-in-answer';
import type { Question } from '../../../../lib/simulator/model/reply/built-in-answer';

const answer = (question: Partial<Question>) =>
  builtInAnswer({ words: '', unheardMs: 0, declarations: [], history: [], nth: 0, ...question });

describe('builtInAnswer', () => {
  it('mentions what was said', () => {
    expect(answer({ words: 'My name is Ada.' }).text).toMatch(/^You said “My name is Ada”\. [A-Z]/);
  });

  it('mentions how long somebody spoke', () => {
    expect(answer({ unheardMs: 2345 }).text).toMatch(/^I heard you speak for 2\.3 seconds\. /);
    expect(answer({ words: 'Hi', unheardMs: 2345 }).text).toMatch(/^You said “Hi”, and I heard you speak for 2\.3 seconds\. /);
  });

  it('quotes a bit of a long text', () => {
    expect(answer({ words: 'word '.repeat(1000) }).text.length).toBeLessThan(140);
  });

  it('has something to say to nothing', () => {
    expect(answer({}).text).toMatch(/^I am listening\. /);
  });

  it('does not end the same way each time', () => {
    expect(new Set([0, 1, 2, 3].map((nth) => answer({ nth }).text)).size).toBe(4);
  });

  it('calls the function that was mentioned, and says nothing before', () => {
    const declarations = [{ name: 'ping' }];
    expect(answer({ words: 'Ping, please', declarations })).toMatchObject({ text: '', calls: [{ name: 'ping' }], then: null });
    expect(answer({ words: 'Ping, please', declarations }).calls[0]).not.toHaveProperty('args');
  });

  it('has a thought about it', () => {
    expect(answer({ words: 'Hi' }).thoughts).toContain('You said “Hi”.');
  });
});
