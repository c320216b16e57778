import type { Answers } from '../../lib/machine/answers';
import { answerTo, NO_ANSWERS, noteAnswers, outlived, withoutAnswers } from '../../lib/machine/answers';
import { deepFreeze } from '../support/machine';

const given = { bytes: 10, generation: 2 };
const response = (id: string, output = 1): { readonly id: string; readonly response: { readonly output: number } } => ({
  id,
  response: { output },
});
const many = (count: number, bytes: number): Answers =>
  Array.from({ length: count }, (_each, index) => String(index)).reduce<Answers>(
    (answers, id) => noteAnswers(answers, [response(id)], { bytes, generation: 1 }),
    NO_ANSWERS,
  );

describe('noteAnswers', () => {
  it('remembers each answer, and to whom it was given', () => {
    expect(noteAnswers(NO_ANSWERS, [response('a'), response('b')], given)).toEqual([
      { id: 'a', name: undefined, response: response('a'), ...given },
      { id: 'b', name: undefined, response: response('b'), ...given },
    ]);
  });

  it('remembers the last one that was given to a call', () => {
    const once = noteAnswers(NO_ANSWERS, [response('a'), response('b')], given);
    const twice = noteAnswers(deepFreeze(once), [response('a', 2)], { bytes: 20, generation: 3 });
    expect(twice.map(({ id, generation }) => [id, generation])).toEqual([
      ['b', 2],
      ['a', 3],
    ]);
  });

  it('remembers none without an id, and none that will be followed by another one', () => {
    const answers = noteAnswers(NO_ANSWERS, [response('a')], given);
    expect(
      noteAnswers(
        answers,
        [
          { name: 'f', response: {} },
          { ...response('b'), willContinue: true },
        ],
        given,
      ),
    ).toBe(answers);
    expect(noteAnswers(answers, [{ ...response('b'), willContinue: false }], given)).toHaveLength(2);
  });

  it('is bounded in number, the oldest forgotten', () => {
    const answers = many(200, 10);
    expect([answers.length, answers[0]?.id]).toEqual([128, '72']);
  });

  it('is bounded in bytes, the oldest forgotten', () => {
    expect(many(10, 300_000).map(({ id }) => id)).toEqual(['7', '8', '9']);
    expect([many(1, 1_048_576).length, many(1, 1_048_577).length]).toEqual([1, 0]);
  });
});

describe('answerTo', () => {
  it('finds the answer to a call, where there is one', () => {
    const answers = noteAnswers(NO_ANSWERS, [response('a')], given);
    expect([answerTo(answers, 'a'), answerTo(answers, 'b')]).toEqual([{ response: response('a'), generation: 2 }, undefined]);
  });

  it('goes by the function that was called, whatever the answer calls it', () => {
    const answers = noteAnswers(NO_ANSWERS, [{ ...response('a'), name: 'f' }], { ...given, calls: [{ id: 'a', name: 'g' }] });
    expect([answerTo(answers, 'a', 'f'), answerTo(answers, 'a', 'g')?.generation]).toEqual([undefined, 2]);
  });

  it('finds none to a call of another function', () => {
    const answers = noteAnswers(NO_ANSWERS, [{ ...response('a'), name: 'f' }, response('b')], given);
    expect([answerTo(answers, 'a', 'f')?.generation, answerTo(answers, 'a', 'g'), answerTo(answers, 'b', 'g')?.generation]).toEqual([
      2,
      undefined,
      2,
    ]);
  });

  it('finds none that was given to a server session that is over', () => {
    const answers = outlived(deepFreeze(noteAnswers(NO_ANSWERS, [response('a')], given)));
    expect([answers, answerTo(answers, 'a')]).toEqual([[{ id: 'a', name: undefined, response: null, bytes: 0, generation: 2 }], undefined]);
    expect(answerTo(noteAnswers(answers, [response('a', 2)], given), 'a')?.response).toEqual(response('a', 2));
  });
});

describe('withoutAnswers', () => {
  it('forgets the answers to some calls', () => {
    const answers = noteAnswers(NO_ANSWERS, [response('a'), response('b')], given);
    expect(withoutAnswers(deepFreeze(answers), ['a', 'x']).map(({ id }) => id)).toEqual(['b']);
  });
});
