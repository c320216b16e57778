import type { ToolFailed } from '../errors/live-error';
import type { FunctionCall } from '../wire/server-message';
import type { FunctionResponse } from '../wire/session-command';

/** What is known of a call from its first moment. Times are in ms of the session's scheduler. */
interface Called {
  readonly id: string;
  readonly name: string;
  readonly args: FunctionCall['args'];
  readonly turn: number;
  readonly calledAt: number;
}

/** How long a call took, in ms. */
interface Took {
  /** From the call to the start of its run; to its end where it never ran. */
  readonly waitedMs: number;
  /** From the start of its run to its end; 0 where it never ran. */
  readonly ranMs: number;
}

/** Nobody runs it yet: it waits for permission, for room, or for the app. */
export interface ToolRunWaiting extends Called {
  readonly state: 'waiting';
}

/** It runs. */
export interface ToolRunRunning extends Called {
  readonly state: 'running';
  readonly startedAt: number;
  /** The newest response, of a run that answers in parts; `null` before the first. */
  readonly result: FunctionResponse['response'] | null;
}

/** It was answered with a result. */
export interface ToolRunDone extends Called, Took {
  readonly state: 'done';
  readonly result: FunctionResponse['response'];
}

/** It was answered with what went wrong. */
export interface ToolRunFailed extends Called, Took {
  readonly state: 'failed';
  /** What the app was told; `null` where it answered with an `error` by itself. */
  readonly error: ToolFailed | null;
  /** What the model was told; `null` before it was. */
  readonly result: FunctionResponse['response'] | null;
  /** How many results came after that, and were dropped. */
  readonly late: number;
}

/** It was taken back, or its session ended, before an answer got to the model. */
export interface ToolRunCancelled extends Called, Took {
  readonly state: 'cancelled';
  /** How many results came after that, and were dropped. */
  readonly late: number;
}

/** A function call and what became of it: a value to show. */
export type ToolRun = ToolRunWaiting | ToolRunRunning | ToolRunDone | ToolRunFailed | ToolRunCancelled;
