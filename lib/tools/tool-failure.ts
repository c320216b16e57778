import type { ToolFailed } from '../errors/live-error';
import type { FunctionCall } from '../wire/server-message';
import { sendToolResponse, toolCallFailed } from '../wire/commands';
import type { SessionCommand } from '../wire/session-command';

/** Why a call could not be answered with a result: in words for whoever keeps the app, and in words that a model can act on. */
export interface ToolFailure {
  readonly why: ToolFailed['why'];
  /** What happened, after the name of the function. */
  readonly happened: string;
  readonly advice: string;
  readonly toModel: string;
}

/** The arguments do not fit. */
export const badArguments = (problems: string): ToolFailure => ({
  why: 'arguments',
  happened: `was called with arguments that do not fit: ${problems}`,
  advice: 'The model was told and can call again. Where it happens often, say more in the descriptions of the arguments.',
  toModel: `The arguments do not fit: ${problems}. Correct them and call again.`,
});

/** There is no such function. */
export const unknownTool = (names: readonly string[]): ToolFailure => ({
  why: 'unknown',
  happened: `is not a tool of this session: there ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}`,
  advice: 'The model was told. Declare a function that the app answers itself in setup.tools.',
  toModel: `There is no such function. Use one of these: ${names.join(', ')}.`,
});

/** The function threw, rejected or errored. */
export const threw = (words: string): ToolFailure => ({
  why: 'threw',
  happened: `failed: ${words}`,
  advice: 'The model was told in these words. Throw an error whose message helps it to go on.',
  toModel: words === '' ? 'The function failed.' : `The function failed: ${words}`,
});

/** The function gave nothing for too long. */
export const tookTooLong = (ms: number): ToolFailure => ({
  why: 'timeout',
  happened: `gave no result within ${String(ms)} ms and was stopped`,
  advice: 'Give the tool a longer timeoutMs, or answer in parts.',
  toModel: `The function gave no result within ${String(ms / 1000)} seconds and was stopped. Tell the user, or try again later.`,
});

/** What the function gave cannot be told to a model. */
export const badResult = (problem: string): ToolFailure => ({
  why: 'result',
  happened: `gave a result that is not JSON: ${problem}`,
  advice: 'Return texts, numbers, booleans, null, lists and plain objects of these.',
  toModel: 'The function ran, but its result cannot be read. Do not call it again for the same thing.',
});

/** Nobody allowed the call. */
export const notAllowed = (how: string): ToolFailure => ({
  why: 'refused',
  happened: `was not run: ${how}`,
  advice: 'The model was told that the call was not allowed.',
  toModel: 'The user did not allow this. Do not try again unless they ask for it.',
});

/** The event that tells of a failure, and the answer to the model. */
export const failureOf = ({ id, name }: FunctionCall, { why, happened, advice, toModel }: ToolFailure): readonly SessionCommand[] => [
  toolCallFailed(id, { type: 'ToolFailed', message: `${name} ${happened.replace(/[.\s]+$/, '')}.`, advice, call: { id, name }, why }),
  sendToolResponse([{ id, name, response: { error: toModel } }]),
];
