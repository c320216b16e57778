import { refusal } from '../errors/refusal';
import { isObject } from '../wire/codec/fields';
import { isList } from '../wire/codec/is-list';
import type { FunctionResponse, SendToolResponse } from '../wire/session-command';
import { noteAnswers } from './answers';
import type { OpenCall } from './facts';
import type { Memory } from './memory';
import type { Next } from './next';
import { complain, remember } from './next';
import type { Entry, Queued } from './outbox';
import type { Live } from './state';

/** Whether a command answers calls; what is not a list of objects is left to the encoder, which says so. */
export const isAnswer = (command: Queued): command is SendToolResponse =>
  command.type === 'SendToolResponse' && isList(command.responses) && command.responses.every(isObject);

const isFinal = ({ willContinue }: FunctionResponse): boolean => willContinue !== true;

/** The ids to which some responses say the last word. */
const endedBy = (responses: readonly FunctionResponse[]): readonly string[] => responses.filter(isFinal).flatMap(({ id }) => id ?? []);

/** The session itself answers where a server asks again; no app gave such an answer, so that its number is yet to come. */
const isOwn = ({ order }: Entry, { accepted }: Memory): boolean => order >= accepted;

/** Whether the server has the last word on a call, or will have it. */
const isAnswered = ({ memory, continuity }: Live, id: string): boolean => {
  const { answers, facts, generation, resumption } = memory;
  const answer = answers.find((each) => each.id === id);
  if (answer === undefined || facts.calls.some((call) => call.id === id)) return false;
  // A server that was resumed with the call open still waits for an answer that went down with the connection before.
  const isLost = answer.generation !== generation && continuity === 'resumed' && resumption?.calls.includes(id) === true;
  return !isLost;
};

/** Why a call takes no answer any more; `null` where it does. */
const lateFor = (state: Live, { id }: FunctionResponse, before: readonly FunctionResponse[]): string | null => {
  if (id === undefined) return null;
  if (state.memory.cancelled.includes(id)) return 'was cancelled';
  return isAnswered(state, id) || endedBy(before).includes(id) ? 'was answered already' : null;
};

/** No connection was given an answer that came too late; should its call be asked for again, that is answered with it. */
const NO_CONNECTION = 0;

const keepLate = (next: Next<Live>, late: readonly FunctionResponse[]): Next<Live> => {
  const { memory, continuity } = next.state;
  // A server that began anew never asked for it: what comes with that id is another call.
  const isAnother = continuity === 'reset' || continuity === 'reseeded';
  return late.length === 0 || isAnother
    ? next
    : remember(next, { answers: noteAnswers(memory.answers, late, { bytes: 0, generation: NO_CONNECTION }) });
};

/**
 * The responses without those of calls that were taken back, or answered: a server closes the socket for the answer to a call that it does not know, and the
 * other responses must not suffer from it.
 */
export const inTime = (next: Next<Live>, entry: Entry): readonly [Next<Live>, Queued | null] => {
  const { command } = entry;
  const { memory } = next.state;
  if (!isAnswer(command) || isOwn(entry, memory)) return [next, command];
  const judged = command.responses.map((response, index) => ({
    response,
    late: lateFor(next.state, response, command.responses.slice(0, index)),
  }));
  const responses = judged.flatMap(({ response, late }) => (late === null ? [response] : []));
  if (responses.length === command.responses.length) return [next, command];
  const refusals = judged.flatMap(({ response: { id = '' }, late }) =>
    late === null ? [] : [refusal(command.type, `the call ${id} ${late}`)],
  );
  const cancelled = command.responses.filter(({ id }) => id !== undefined && memory.cancelled.includes(id));
  return [keepLate(complain(next, ...refusals), cancelled), responses.length === 0 ? null : { ...command, responses }];
};

/** The open calls that responses close, each once: by their ids, or by their names, in order, where no id is given. */
export const closedBy = ({ facts }: Pick<Memory, 'facts'>, responses: readonly FunctionResponse[]): readonly string[] =>
  responses.reduce<readonly string[]>((closed, { id, name, willContinue }) => {
    const call = facts.calls.find((each) => !closed.includes(each.id) && (id === undefined ? each.name === name : each.id === id));
    return call === undefined || willContinue === true ? closed : [...closed, call.id];
  }, []);

/** The open calls that a command answers, if only in part. */
export const callsOf = ({ facts }: Memory, command: Queued): readonly OpenCall[] =>
  isAnswer(command) ? facts.calls.filter((call) => command.responses.some(({ id }) => id === call.id)) : [];

/** The open calls that some commands close. */
export const closedByAll = (memory: Memory, commands: readonly Queued[]): readonly string[] =>
  commands.flatMap((command) => (isAnswer(command) ? closedBy(memory, command.responses) : []));

/**
 * Each response with the id of its call. Vertex AI leaves ids out at times, and an app may answer by name: the first open call of it that nothing which
 * waits has answered. What the call is has to be known while the answer waits, since the server that it reaches in the end may not know the call.
 */
export const addressed = ({ facts, outbox }: Memory, command: Queued): Queued => {
  if (!isAnswer(command)) return command;
  const waiting = outbox.entries.flatMap(({ command: each }) => (isAnswer(each) ? endedBy(each.responses) : []));
  const responses = command.responses.reduce<readonly FunctionResponse[]>((done, response) => {
    const isFree = ({ id, name }: OpenCall): boolean => name === response.name && ![...waiting, ...endedBy(done)].includes(id);
    const call = response.id === undefined ? facts.calls.find(isFree) : undefined;
    return [...done, call === undefined ? response : { ...response, id: call.id }];
  }, []);
  return { ...command, responses };
};

/** The wire wants the name of the function with each response; the session knows it. */
export const named = (memory: Memory, command: Queued): Queued => {
  if (!isAnswer(command)) return command;
  const responses = command.responses.map((response) => {
    const name = response.name ?? memory.facts.calls.find(({ id }) => id === response.id)?.name;
    return name === undefined ? response : { ...response, name };
  });
  return { ...command, responses };
};
