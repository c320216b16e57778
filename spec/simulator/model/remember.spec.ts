import { remember } from '../../../lib/simulator/model/remember';
import type { Utterance } from '../../../lib/simulator/service/memory';
import { content, text } from '../client';
import type { Connection } from '../connection';
import { connection } from '../connection';
import { endsTurn, isPiece, saidIn } from '../says';

const SETUP = { outputAudioTranscription: {} };

const historyOf = ({ state }: Connection): readonly Utterance[] => {
  const now = state();
  return now.type === 'Live' ? now.session.history : [];
};

const answerTo = ({ send, until, look }: Connection, words: string): string => {
  look();
  send(text(words));
  until(endsTurn);
  return saidIn(look());
};

describe('what a conversation remembers', () => {
  it('is what both have said', () => {
    const started = connection({ setup: SETUP, script: [{ text: 'Hello, Ada.' }] });
    answerTo(started, 'I am Ada.');
    expect(historyOf(started)).toEqual([
      { by: 'user', text: 'I am Ada.' },
      { by: 'model', text: 'Hello, Ada.' },
    ]);
  });

  it('is no more of a cut reply than was sent, captions or not', () => {
    const started = connection({ script: [{ text: 'This is a long answer which nobody wants to hear to its end.' }] });
    started.send(text('Hi'));
    started.until(isPiece);
    started.send(content('Stop', false));
    const said = historyOf(started).at(-1);
    expect(said?.by).toBe('model');
    expect(said?.text.length).toBeGreaterThan(0);
    expect('This is a long answer'.startsWith(said?.text ?? '-')).toBe(true);
  });

  it('is told once where the user went on before the model began', () => {
    const started = connection({ setup: SETUP, script: [{ text: 'One.' }, { text: 'Two.' }] });
    started.send(text('I am Ada.'));
    answerTo(started, 'I live in Paris.');
    expect(historyOf(started)).toEqual([
      { by: 'user', text: 'I am Ada. I live in Paris.' },
      { by: 'model', text: 'One.' },
    ]);
  });

  it('is there where the model was interrupted before it said anything', () => {
    const started = connection({ setup: SETUP, script: [{ text: 'One.', early: 'interrupted' }, { text: 'Two.' }] });
    started.send(text('I am Ada.'));
    started.send(text('I live in Paris.'));
    started.look();
    started.until(endsTurn);
    expect(historyOf(started).map((each) => each.text)).toEqual(['I am Ada.', 'I live in Paris.', 'Two.']);
  });

  it('is seeded too', () => {
    const started = connection({ setup: { ...SETUP, historyConfig: { initialHistoryInClientContent: true } } });
    const turns = [
      { role: 'user', parts: [{ text: 'My name is Ada.' }] },
      { role: 'model', parts: [{ text: 'Hello.' }] },
    ];
    started.send({ clientContent: { turns, turnComplete: true } });
    expect(historyOf(started)).toHaveLength(2);
    expect(answerTo(started, 'What is my name?')).toBe('Your name is Ada.');
  });

  it('is recalled when somebody asks', () => {
    const started = connection({ setup: SETUP, script: [{ text: 'Sure.' }] });
    answerTo(started, 'The code is blue.');
    expect(answerTo(started, 'What did I say before?')).toBe('I remember that you said “The code is blue”, then I said “Sure”.');
  });

  it('is there again after a resumption', () => {
    const first = connection({ setup: { ...SETUP, sessionResumption: {} } });
    first.send(text('My name is Ada.'));
    first.until(endsTurn);
    const handle = first.look().findLast(({ sessionResumptionUpdate }) => sessionResumptionUpdate?.resumable === true);
    first.leave();
    const setup = { ...SETUP, sessionResumption: { handle: handle?.sessionResumptionUpdate?.newHandle } };
    expect(answerTo(connection({ setup, registry: first.registry() }), 'What is my name?')).toBe('Your name is Ada.');
    expect(answerTo(connection({ setup: SETUP }), 'What is my name?')).toBe('Nothing was said before.');
  });

  it('is nothing at first', () => {
    expect(answerTo(connection({ setup: SETUP }), 'Do you remember me?')).toBe('Nothing was said before.');
  });

  it('has an end', () => {
    const { state } = connection();
    const now = state();
    if (now.type !== 'Live') throw new Error('not live');
    const many = Array.from({ length: 500 }, (_, index): Utterance => ({ by: 'user', text: `Part ${String(index)}` }));
    const { history } = remember(now.session, ...many, { by: 'model', text: ' ' });
    expect(history).toHaveLength(200);
    expect(history.at(-1)?.text).toBe('Part 499');
  });
});
