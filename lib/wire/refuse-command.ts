import { isObject } from './codec/fields';
import { isList } from './codec/is-list';
import type { Content } from './content';
import type { FunctionResponse, WireCommand } from './session-command';

/** `string`, `null`, `Float32Array`. */
const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  return typeof value === 'object' ? Object.prototype.toString.call(value).slice('[object '.length, -1) : typeof value;
};

const refuseBytes = (data: unknown, what: string): string | null => {
  if (!(data instanceof Uint8Array)) return `${what} must be bytes, but is ${kindOf(data)}`;
  return data.byteLength === 0 ? `${what} is empty` : null;
};

const refuseTurn = (turn: Content): string | null => {
  if (!isObject(turn) || !isList(turn.parts) || turn.parts.length === 0) return 'a turn has no parts';
  if (turn.parts.some((part) => !isObject(part) || Object.keys(part).length === 0)) return 'a part of a turn is empty';
  if (turn.parts.some((part) => 'functionResponse' in part)) return 'a function response goes into sendToolResponse, not into a turn';
  return turn.parts.every((part) => Object.keys(part).every((key) => key === 'text') && (part.text ?? '') === '')
    ? 'a turn is empty'
    : null;
};

const refuseResponse = (answer: FunctionResponse): string | null => {
  if (!isObject(answer)) return 'a response is not an object';
  const { id, name, response } = answer;
  if (typeof name !== 'string' || name === '') return `the response to ${id ?? 'a call'} lacks the name of the function`;
  return isObject(response) ? null : `the response of ${name} must be an object such as { output }`;
};

const first = <T>(list: readonly T[], refuse: (item: T) => string | null): string | null =>
  list.reduce<string | null>((why, item) => why ?? refuse(item), null);

/** Why a command cannot go on the wire, in words; `null` where it can. Looks at shapes only, and at no byte of media. */
export const refuseCommand = (command: WireCommand): string | null => {
  switch (command.type) {
    case 'SendText':
      return typeof command.text === 'string' && command.text !== '' ? null : 'the text is empty';
    case 'SendAudio': {
      const why = refuseBytes(command.data, 'the audio');
      if (why !== null) return why;
      if (command.data.byteLength % 2 !== 0) return `PCM16 has two bytes a sample, but ${String(command.data.byteLength)} bytes were given`;
      return Number.isInteger(command.sampleRate) && command.sampleRate > 0 ? null : 'the sample rate must be a positive whole number';
    }
    case 'SendVideo':
      if (!/^image\/[\w.+-]+$/.test(command.mimeType)) return 'the MIME type must be one of an image, such as image/jpeg';
      return refuseBytes(command.data, 'the picture');
    case 'SendClientContent':
      if (!isList(command.turns) || command.turns.length === 0)
        return 'there is no turn to send; the server answers an empty one with a close';
      return first(command.turns, refuseTurn);
    case 'SendToolResponse':
      if (!isList(command.responses) || command.responses.length === 0) return 'there is no response to send';
      return first(command.responses, refuseResponse);
    case 'ActivityStart':
    case 'ActivityEnd':
    case 'AudioStreamEnd':
    case 'Interrupt':
      return null;
    default: {
      const unreachable: never = command;
      return `it is not a command: ${String((unreachable as { readonly type?: unknown }).type)}`;
    }
  }
};
