import type { FunctionResponse } from '../wire/session-command';

/** An answer that was given to a call. */
export interface Answer {
  readonly id: string;
  readonly response: FunctionResponse;
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

/** The answers with those that a command gives; one that will be followed by another is none yet. */
export const noteAnswers = (
  answers: Answers,
  responses: readonly FunctionResponse[],
  { bytes, generation }: Pick<Answer, 'bytes' | 'generation'>,
): Answers => {
  const given = responses.flatMap((response) =>
    response.id === undefined || response.willContinue === true ? [] : [{ id: response.id, response, bytes, generation }],
  );
  const isGiven = ({ id }: Answer): boolean => given.some((answer) => answer.id === id);
  return given.length === 0 ? answers : bounded([...answers.filter((answer) => !isGiven(answer)), ...given]);
};

/** The answer that a call was given. */
export const answerTo = (answers: Answers, id: string): Answer | undefined => answers.find((answer) => answer.id === id);
