import type { FunctionResponse } from '../wire/session-command';
import type { OpenCall } from './facts';

/** An answer that was given to a call. */
export interface Answer {
  readonly id: string;
  /** The function that was called; what an answer calls it may be wrong. */
  readonly name: string | undefined;
  /** `null` where the server session that it was given to is over: nobody asks for it any more, and what has its id now is another call. */
  readonly response: FunctionResponse | null;
  readonly bytes: number;
  /** The connection that it was given to. */
  readonly generation: number;
}

/** The answers that were given, oldest first; bounded. A server that is resumed may ask again for what was done already. */
export type Answers = readonly Answer[];

export const NO_ANSWERS: Answers = [];

const MOST_ANSWERS = 128;
const MOST_BYTES = 1024 * 1024;

const bounded = (answers: Answers): Answers => {
  const bytes = answers.reduce((sum, answer) => sum + answer.bytes, 0);
  return answers.length <= MOST_ANSWERS && bytes <= MOST_BYTES ? answers : bounded(answers.slice(1));
};

/** The answers without those to some calls. */
export const withoutAnswers = (answers: Answers, ids: readonly string[]): Answers => answers.filter(({ id }) => !ids.includes(id));

/** What is known of the answers that a command gives. */
type Given = Pick<Answer, 'bytes' | 'generation'> & { readonly calls?: readonly Pick<OpenCall, 'id' | 'name'>[] };

/** The answers with those that a command gives; one that will be followed by another is none yet. */
export const noteAnswers = (
  answers: Answers,
  responses: readonly FunctionResponse[],
  { bytes, generation, calls = [] }: Given,
): Answers => {
  const given = responses.flatMap((response) => {
    const { id, willContinue } = response;
    if (id === undefined || willContinue === true) return [];
    return [{ id, name: calls.find((call) => call.id === id)?.name ?? response.name, response, bytes, generation }];
  });
  if (given.length === 0) return answers;
  const others = withoutAnswers(
    answers,
    given.map(({ id }) => id),
  );
  return bounded([...others, ...given]);
};

/** The answers once the server session that they were given to is over: they were given, and are good for nothing else. */
export const outlived = (answers: Answers): Answers => answers.map((answer) => ({ ...answer, response: null, bytes: 0 }));

/** The answer that a call was given, for a server that asks again; a call of another function is another call. */
export const answerTo = (
  answers: Answers,
  id: string,
  name?: string,
): (Pick<Answer, 'generation'> & { readonly response: FunctionResponse }) | undefined => {
  const answer = answers.find((each) => each.id === id);
  if (answer === undefined || answer.response === null) return undefined;
  const { name: known = name, response, generation } = answer;
  return name === undefined || known === name ? { response, generation } : undefined;
};
