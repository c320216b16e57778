import type { Either } from 'fp-ts/lib/Either.js';
import type { Observable, ObservableInput } from 'rxjs';
import type { FunctionCall } from '../wire/server-message';
import type { ToolResult, ToolScheduling } from './tool-result';

/** What a run is given beside its arguments. */
export interface ToolContext {
  readonly call: FunctionCall;
  /** Aborted when the call is cancelled, when it takes too long and when its session ends; never after a run that came to its own end. */
  readonly signal: AbortSignal;
}

/** Whether a call may be run: `true`, or anything else. Asked anew for each call; the first answer counts. */
export type Approve = (call: FunctionCall) => boolean | ObservableInput<boolean>;

type Value<Result> = Result | ToolResult<Result>;

type Values<Result> = Value<Result> | Observable<Value<Result>> | AsyncIterable<Value<Result>>;

/** What `run` may give: a value, an Observable or an async iterable of values, or a Promise of one of these. */
export type ToolOutput<Result> = Values<Result> | PromiseLike<Values<Result>>;

/** A run that can start, or why the arguments do not fit, in words for the model. */
export type PreparedRun = Either<string, (context: ToolContext) => unknown>;

/** A function that the model may call and that the session runs: data beside two functions. `tool()` makes one. */
export interface Tool<Args = never, Result = unknown> {
  readonly name: string;
  readonly description: string;
  /** The schema of the arguments as a function declaration has it; `null`: it takes none. */
  readonly parameters: Readonly<Record<string, unknown>> | null;
  /** Whether the model waits for the result, as far as it lets one choose; `null`: it does where it can. */
  readonly behavior: 'BLOCKING' | 'NON_BLOCKING' | null;
  /** `null`: as the model likes. */
  readonly scheduling: ToolScheduling | null;
  /** How long the result may take, or its first part, in ms; `null`: as long as for every tool. */
  readonly timeoutMs: number | null;
  /** How many of its calls run at a time. */
  readonly concurrency: number;
  /** `null`: whoever is asked for every tool, if anybody. */
  readonly approve: Approve | null;
  /** What it does, given arguments that fit. */
  readonly run: (args: Args, context: ToolContext) => ToolOutput<Result>;
  /** Reads arguments as they came from the model. */
  readonly prepare: (args: unknown) => PreparedRun | PromiseLike<PreparedRun>;
}
