import type { ToolFailed } from '../errors/live-error';
import type { FunctionResponse, SendToolResponse } from '../wire/session-command';
import type { OpenCall } from './facts';
import type { Queued } from './outbox';
import { entryOf } from './outbox';
import { isAnswer } from './prepare-responses';

/** A command without the results that are too large for it, each replaced by word of that. */
export interface Shortened {
  readonly command: SendToolResponse;
  readonly failures: readonly ToolFailed[];
}

const sizeOf = (command: Queued): number => entryOf(command, 0, 0).bytes;

const sizeOfOne = (response: FunctionResponse): number => sizeOf({ type: 'SendToolResponse', responses: [response] });

const failureOf = ({ id, name }: OpenCall, bytes: number, limit: number): ToolFailed => ({
  type: 'ToolFailed',
  message: `The result of ${name} is too large: ${String(bytes)} bytes, where ${String(limit)} are the most.`,
  advice: 'The model was told. Let the function return less, or raise outbox.bytes.',
  call: { id, name },
  why: 'result',
});

/** What stands for a result that is too large; how the model is to be told of it stays. */
const insteadOf = ({ response: _large, parts: _media, ...rest }: FunctionResponse, error: string): FunctionResponse => ({
  ...rest,
  response: { error },
});

const shortenLargest = (calls: readonly OpenCall[], { command, failures }: Shortened, limit: number): Shortened | null => {
  const [largest] = command.responses
    .flatMap((response) => {
      const call = calls.find(({ id }) => id === response.id);
      const isDone = response.willContinue === true || failures.some((failure) => failure.call.id === response.id);
      return call === undefined || isDone ? [] : [{ response, call, bytes: sizeOfOne(response) }];
    })
    .sort((one, other) => other.bytes - one.bytes);
  if (largest === undefined) return null;
  const failure = failureOf(largest.call, largest.bytes, limit);
  const responses = command.responses.map((each) => (each === largest.response ? insteadOf(each, failure.message) : each));
  return { command: { ...command, responses }, failures: [...failures, failure] };
};

const shortenMore = (calls: readonly OpenCall[], short: Shortened | null, limit: number): Shortened | null =>
  short === null || sizeOf(short.command) <= limit ? short : shortenMore(calls, shortenLargest(calls, short, limit), limit);

/**
 * The answers to open calls such that they fit, the largest given up first: a model must not wait for a result that never comes. `null` where that does not
 * help.
 */
export const shorten = (calls: readonly OpenCall[], command: Queued, limit: number): Shortened | null =>
  isAnswer(command) ? shortenMore(calls, { command, failures: [] }, limit) : null;
