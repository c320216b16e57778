import { isLeft } from 'fp-ts/lib/Either.js';
import type { CommandRefused } from '../errors/live-error';
import { refusal } from '../errors/refusal';
import { encodeCommand } from '../wire/encode-command';
import { isObject } from '../wire/codec/fields';
import { isList } from '../wire/codec/is-list';
import type { FunctionResponse, SendToolResponse, WireCommand } from '../wire/session-command';
import { asked } from './asked';
import type { Fact } from './facts';
import type { Next } from './next';
import { complain, learn, perform, remember } from './next';
import type { Queued } from './outbox';
import type { Live, Memory, TurnRecord } from './state';

/** What is not a list of objects is left to the encoder, which says so. */
const isAnswer = (command: Queued): command is SendToolResponse =>
  command.type === 'SendToolResponse' && isList(command.responses) && command.responses.every(isObject);

/** Why the state of the session does not allow a command that the wire would take. */
const refuse = ({ memory, settings }: Live, command: Queued): CommandRefused | null => {
  const { type } = command;
  const isActivity = type === 'ActivityStart' || type === 'ActivityEnd';
  if (isActivity && settings.activity === 'automatic') {
    return refusal(type, 'the server detects activity by itself', 'Disable realtimeInputConfig.automaticActivityDetection in the setup.');
  }
  if (type === 'AudioStreamEnd' && settings.activity === 'manual') {
    return refusal(type, 'automatic activity detection is disabled', 'Send activityEnd() instead.');
  }
  if (type === 'ActivityEnd' && memory.facts.user === 'silent')
    return refusal(type, 'no activity was started', 'Send activityStart() first.');
  if (type === 'ActivityStart' && memory.facts.user === 'speaking')
    return refusal(type, 'an activity was started already', 'Send activityEnd() first.');
  return null;
};

/** The responses without those of calls that the server took back: their ids never get an answer, and the others must not wait for it. */
const inTime = (next: Next<Live>, command: Queued): readonly [Next<Live>, Queued | null] => {
  if (!isAnswer(command)) return [next, command];
  const isLate = ({ id }: FunctionResponse): boolean => id !== undefined && next.state.memory.cancelled.includes(id);
  const late = command.responses.filter(isLate);
  if (late.length === 0) return [next, command];
  const told = complain(next, ...late.map(({ id = '' }) => refusal(command.type, `the call ${id} was cancelled`)));
  const responses = command.responses.filter((response) => !isLate(response));
  return [told, responses.length === 0 ? null : { ...command, responses }];
};

/** The open calls that responses close, each once: by their ids, or by their names, in order, where no id is given. */
const closedBy = ({ facts }: Memory, responses: readonly FunctionResponse[]): readonly string[] =>
  responses.reduce<readonly string[]>((closed, { id, name, willContinue }) => {
    const call = facts.calls.find((each) => !closed.includes(each.id) && (id === undefined ? each.name === name : each.id === id));
    return call === undefined || willContinue === true ? closed : [...closed, call.id];
  }, []);

/** The wire wants the name of the function with each response; the session knows it. */
const named = (memory: Memory, command: Queued): Queued => {
  if (!isAnswer(command)) return command;
  const responses = command.responses.map((response) => {
    const name = response.name ?? memory.facts.calls.find(({ id }) => id === response.id)?.name;
    return name === undefined ? response : { ...response, name };
  });
  return { ...command, responses };
};

/** What the session knows from the moment at which a command was handed to the socket. */
const factOf = (memory: Memory, command: WireCommand): Fact | null => {
  switch (command.type) {
    case 'ActivityStart':
      return { type: 'userStart' };
    case 'ActivityEnd':
    case 'AudioStreamEnd':
      return { type: 'userEnd' };
    case 'SendToolResponse':
      return { type: 'callClosed', ids: closedBy(memory, command.responses) };
    case 'SendText':
    case 'SendAudio':
    case 'SendVideo':
    case 'SendClientContent':
    case 'Interrupt':
      return null;
    default: {
      const unreachable: never = command;
      return unreachable;
    }
  }
};

/** After these the model owes an answer. */
const asksForReply = (command: WireCommand): boolean =>
  command.type === 'SendText' || command.type === 'ActivityEnd' || (command.type === 'SendClientContent' && command.turnComplete);

const turnAfter = (turn: TurnRecord, command: WireCommand): TurnRecord =>
  asksForReply(command) ? asked(turn, command.type === 'ActivityEnd' ? 'spoken' : 'written') : turn;

/** Hands a message to the socket, or says why not. */
export const handOver = (next: Next<Live>, queued: WireCommand): Next<Live> => {
  if (queued.type === 'Interrupt') return send(next, queued);
  const why = refuse(next.state, queued);
  if (why !== null) return complain(next, why);
  const [told, command] = inTime(next, queued);
  return command === null ? told : send(told, named(told.state.memory, command));
};

const send = (next: Next<Live>, command: WireCommand): Next<Live> => {
  const { memory, settings } = next.state;
  const encoded = encodeCommand(command, settings.capabilities);
  if (isLeft(encoded)) return complain(next, encoded.left);
  const { generation, sent, turn } = memory;
  const handed = perform(next, { type: 'Send', generation, command: command.type, text: encoded.right });
  const counted = remember(handed, { sent: sent + 1, turn: turnAfter(turn, command) });
  const fact = factOf(memory, command);
  return fact === null ? counted : learn(counted, fact);
};
