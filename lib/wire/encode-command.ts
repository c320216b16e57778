import type { Either } from 'fp-ts/lib/Either.js';
import { left, right } from 'fp-ts/lib/Either.js';
import type { CommandRefused } from '../errors/live-error';
import { refusal } from '../errors/refusal';
import { wordsOf } from '../errors/words-of';
import { encodeBase64 } from './base64';
import { localNumber } from './local-number';
import type { ModelCapabilities } from './model-capabilities';
import { refuseCommand } from './refuse-command';
import type { FunctionResponse, WireCommand } from './session-command';
import { stringify } from './stringify';

const userTurn = (text: string, turnComplete: boolean): object => ({
  clientContent: { turns: [{ role: 'user', parts: [{ text }] }], ...(turnComplete && { turnComplete }) },
});

const functionResponse = (
  { id, name, response, scheduling, willContinue, parts }: FunctionResponse,
  { scheduling: policy }: ModelCapabilities,
): object => ({
  ...(id !== undefined && localNumber(id) === null && { id }),
  name,
  response,
  ...(scheduling !== undefined && policy === 'accepted' && { scheduling }),
  ...(willContinue !== undefined && { willContinue }),
  ...(parts !== undefined && { parts }),
});

const messageOf = (command: WireCommand, capabilities: ModelCapabilities): object | null => {
  switch (command.type) {
    case 'SendText':
      return (command.channel ?? capabilities.textChannel) === 'realtimeInput'
        ? { realtimeInput: { text: command.text } }
        : userTurn(command.text, true);
    case 'SendAudio':
      return { realtimeInput: { audio: { data: encodeBase64(command.data), mimeType: `audio/pcm;rate=${String(command.sampleRate)}` } } };
    case 'SendVideo':
      return { realtimeInput: { video: { data: encodeBase64(command.data), mimeType: command.mimeType } } };
    case 'SendClientContent':
      return { clientContent: { turns: command.turns, ...(command.turnComplete && { turnComplete: true }) } };
    case 'SendToolResponse':
      return { toolResponse: { functionResponses: command.responses.map((response) => functionResponse(response, capabilities)) } };
    case 'ActivityStart':
      return { realtimeInput: { activityStart: {} } };
    case 'ActivityEnd':
      return { realtimeInput: { activityEnd: {} } };
    case 'AudioStreamEnd':
      return { realtimeInput: { audioStreamEnd: true } };
    case 'Interrupt':
      // A blank turn is the least that can be said; the server cuts the generation for any client turn.
      return capabilities.interruption === 'none' ? null : userTurn(' ', capabilities.interruption === 'completedTurn');
    default: {
      const unreachable: never = command;
      return unreachable;
    }
  }
};

/** Some models take a response that others follow for the last one, or close the socket. */
const refusePart = (command: WireCommand, { willContinue }: ModelCapabilities): string | null =>
  command.type === 'SendToolResponse' && willContinue === 'refused' && command.responses.some((response) => response.willContinue === true)
    ? 'this model takes one response a call, so none may say willContinue'
    : null;

/**
 * The text frame of a command, a JSON object with exactly one top-level key; or why the wire or the model would refuse it. Pure.
 *
 * @param capabilities what the model accepts, from `capabilitiesOf(model)`
 * @example
 * encodeCommand(sendText('Hello'), capabilitiesOf('gemini-3.8-live'));
 * // right('{"realtimeInput":{"text":"Hello"}}')
 */
export const encodeCommand = (command: WireCommand, capabilities: ModelCapabilities): Either<CommandRefused, string> => {
  const why = refuseCommand(command) ?? refusePart(command, capabilities);
  if (why !== null) return left(refusal(command.type, why));
  try {
    const message = messageOf(command, capabilities);
    return message === null
      ? left(refusal(command.type, 'nothing stops this model without starting a new reply'))
      : right(stringify(message));
  } catch (error) {
    return left(refusal(command.type, `it is not JSON: ${wordsOf(error)}`));
  }
};
