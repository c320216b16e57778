import { isLeft } from 'fp-ts/lib/Either.js';
import type { MonoTypeOperatorFunction, Observable, SchedulerLike } from 'rxjs';
import { catchError, concat, defer, from, map, mergeMap, of, pipe, switchMap, throwError, timeout } from 'rxjs';
import { wordsOf } from '../errors/words-of';
import { feasibleWait } from '../session/feasible-wait';
import type { Approve, PreparedRun, Tool, ToolContext } from '../session/tool';
import { sendToolResponse, toolCallStarted } from '../wire/commands';
import type { FunctionCall } from '../wire/server-message';
import type { SessionCommand } from '../wire/session-command';
import { abortWhenLeft } from './abort-when-left';
import { answerAsItGoes } from './answer-as-it-goes';
import { answerOnce } from './answer-once';
import { askForApproval } from './ask-for-approval';
import type { Emission } from './emission';
import { isThenable } from './is-thenable';
import type { LimitedRuns } from './limit-runs';
import type { ToolFailure } from './tool-failure';
import { badArguments, badResult, failureOf, notAllowed, threw, tookTooLong } from './tool-failure';
import { toolResponse } from './tool-response';
import { valuesOf } from './values-of';

/** What a call is run with. */
export interface Bench {
  readonly limitedRuns: LimitedRuns;
  readonly timeoutMs: number;
  readonly approve: Approve | null;
  readonly approveMs: number;
  /** Whether a response may be followed by others. */
  readonly answers: 'once' | 'as it goes';
  readonly scheduler: SchedulerLike;
  readonly late: (call: FunctionCall) => void;
  readonly describeError: (error: unknown) => string;
}

/** Ends a run: what the model and the app are told instead of a result. */
class Failed extends Error {
  constructor(readonly failure: ToolFailure) {
    super(failure.happened);
  }
}

const failed = (failure: ToolFailure): Observable<never> => throwError(() => new Failed(failure));

/** Whoever has told the model something may take any time for the rest. */
const inTime = <T>(ms: number, scheduler: SchedulerLike): MonoTypeOperatorFunction<T> =>
  timeout({ first: feasibleWait(ms), scheduler, with: () => failed(tookTooLong(ms)) });

const prepared = (tool: Tool, { args }: FunctionCall): Observable<PreparedRun> =>
  defer(() => {
    const given = tool.prepare(args);
    return isThenable(given) ? from(given) : of(given);
  });

const responseTo = (call: FunctionCall, { scheduling }: Tool, emission: Emission): SessionCommand => {
  // The way to end a series in silence.
  if (emission.type === 'Over')
    return sendToolResponse([{ id: call.id, name: call.name, response: {}, willContinue: false, scheduling: 'SILENT' }]);
  const response = toolResponse(call, emission.value, scheduling);
  if (isLeft(response)) throw new Failed(badResult(response.left));
  return sendToolResponse([{ ...response.right, ...(emission.type === 'Interim' && { willContinue: true }) }]);
};

/** The run itself: its signal is aborted where it is left before its own end. */
const run = (start: (context: ToolContext) => unknown, call: FunctionCall, tool: Tool, bench: Bench): Observable<SessionCommand> =>
  defer(() => {
    const controller = new AbortController();
    const ms = tool.timeoutMs ?? bench.timeoutMs;
    const late = (): void => {
      bench.late(call);
    };
    const { scheduler } = bench;
    const emissions$ = valuesOf(() => start({ call, signal: controller.signal }), late).pipe(
      abortWhenLeft(controller),
      bench.answers === 'once'
        ? answerOnce({ ms, scheduler, failure: () => new Failed(tookTooLong(ms)) })
        : pipe(inTime(ms, scheduler), answerAsItGoes(scheduler)),
    );
    return emissions$.pipe(map((emission) => responseTo(call, tool, emission)));
  });

const inWords = (error: unknown, describe: Bench['describeError']): ToolFailure => {
  if (error instanceof Failed) return error.failure;
  try {
    return threw(describe(error));
  } catch (failure) {
    return threw(wordsOf(failure));
  }
};

/**
 * Cold. What one call of a tool comes to, as commands: that it started, then its responses, the last of which ends it; or what failed, and the answer that
 * tells the model. Unsubscribing cancels the call: the run is unsubscribed, its signal aborted, and nothing more is answered.
 */
export const runCall = (call: FunctionCall, tool: Tool, bench: Bench): Observable<SessionCommand> => {
  const approve = tool.approve ?? bench.approve;
  const allowed$ = approve === null ? of({ type: 'Allowed' as const }) : askForApproval(approve, call, bench);
  return prepared(tool, call).pipe(
    inTime(tool.timeoutMs ?? bench.timeoutMs, bench.scheduler),
    mergeMap((read) => (isLeft(read) ? failed(badArguments(read.left)) : of(read.right))),
    switchMap((start) => allowed$.pipe(mergeMap((verdict) => (verdict.type === 'Refused' ? failed(notAllowed(verdict.how)) : of(start))))),
    switchMap((start) =>
      bench.limitedRuns(tool.name, tool.concurrency, concat(of(toolCallStarted([call.id])), run(start, call, tool, bench))),
    ),
    catchError((error: unknown) => failureOf(call, inWords(error, bench.describeError))),
  );
};
