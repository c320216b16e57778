import { refusal } from '../errors/refusal';
import { isObject } from '../wire/codec/fields';
import { isList } from '../wire/codec/is-list';
import type { FunctionResponse, SendToolResponse } from '../wire/session-command';
import { noteAnswers } from './answers';
import type { Memory } from './memory';
import type { Next } from './next';
import { complain, remember } from './next';
import type { Queued } from './outbox';
import type { Live } from './state';

/** What is not a list of objects is left to the encoder, which says so. */
const isAnswer = (command: Queued): command is SendToolResponse =>
  command.type === 'SendToolResponse' && isList(command.responses) && command.responses.every(isObject);

/** No connection was given an answer that came too late; should its call be asked for again, that is answered with it. */
const NO_CONNECTION = 0;

/** The responses without those of calls that were taken back: their ids get no answer, and the others must not wait for it. */
export const inTime = (next: Next<Live>, command: Queued): readonly [Next<Live>, Queued | null] => {
  if (!isAnswer(command)) return [next, command];
  const isLate = ({ id }: FunctionResponse): boolean => id !== undefined && next.state.memory.cancelled.includes(id);
  const late = command.responses.filter(isLate);
  if (late.length === 0) return [next, command];
  const told = complain(next, ...late.map(({ id = '' }) => refusal(command.type, `the call ${id} was cancelled`)));
  const responses = command.responses.filter((response) => !isLate(response));
  const { answers } = told.state.memory;
  const kept = remember(told, { answers: noteAnswers(answers, late, { bytes: 0, generation: NO_CONNECTION }) });
  return [kept, responses.length === 0 ? null : { ...command, responses }];
};

/** The open calls that responses close, each once: by their ids, or by their names, in order, where no id is given. */
export const closedBy = ({ facts }: Memory, responses: readonly FunctionResponse[]): readonly string[] =>
  responses.reduce<readonly string[]>((closed, { id, name, willContinue }) => {
    const call = facts.calls.find((each) => !closed.includes(each.id) && (id === undefined ? each.name === name : each.id === id));
    return call === undefined || willContinue === true ? closed : [...closed, call.id];
  }, []);

/** The wire wants the name of the function with each response; the session knows it. */
export const named = (memory: Memory, command: Queued): Queued => {
  if (!isAnswer(command)) return command;
  const responses = command.responses.map((response) => {
    const name = response.name ?? memory.facts.calls.find(({ id }) => id === response.id)?.name;
    return name === undefined ? response : { ...response, name };
  });
  return { ...command, responses };
};
