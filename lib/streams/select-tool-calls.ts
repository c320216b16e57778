import type { OperatorFunction } from 'rxjs';
import { mergeMap, pipe } from 'rxjs';
import type { FunctionCall } from '../wire/server-message';
import type { SessionEvent } from '../wire/session-event';
import { ofType } from './of-type';

/**
 * The functions that the model wants called, one emission a call, in order. As hot as its source; completes and fails with it.
 *
 * @example
 * session.events$.pipe(selectToolCalls()).subscribe(({ id, name, args }) => console.log(id, name, args));
 */
export const selectToolCalls = (): OperatorFunction<SessionEvent, FunctionCall> =>
  pipe(
    ofType('ToolCall'),
    mergeMap(({ calls }) => calls),
  );
