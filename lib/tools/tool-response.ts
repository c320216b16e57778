import type { Either } from 'fp-ts/lib/Either.js';
import { map } from 'fp-ts/lib/Either.js';
import { isToolResult } from '../session/tool-result';
import type { ToolScheduling } from '../session/tool-result';
import type { FunctionCall } from '../wire/server-message';
import type { FunctionResponse } from '../wire/session-command';
import { responseOf } from './response-of';

const SCHEDULING: Readonly<Record<ToolScheduling, NonNullable<FunctionResponse['scheduling']>>> = {
  whenIdle: 'WHEN_IDLE',
  silent: 'SILENT',
  interrupt: 'INTERRUPT',
};

/**
 * The response to a call, given one value of its tool; or why that is not JSON.
 *
 * @param scheduling when the model should speak of it, unless the value says so itself; `null`: as it likes
 */
export const toolResponse = (
  { id, name }: Pick<FunctionCall, 'id' | 'name'>,
  value: unknown,
  scheduling: ToolScheduling | null,
): Either<string, FunctionResponse> => {
  const when = isToolResult(value) ? value.scheduling : scheduling;
  return map((response: FunctionResponse['response']): FunctionResponse => ({
    id,
    name,
    response,
    ...(when !== null && { scheduling: SCHEDULING[when] }),
  }))(responseOf(isToolResult(value) ? value.output : value));
};
