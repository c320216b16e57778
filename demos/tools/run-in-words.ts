import type { ToolRun } from 'gemini-live-rxjs';

/** A time as people read it. */
export const inSeconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;

/** What a call was answered with, or why it was not. */
export const outcomeOf = (run: ToolRun): string => {
  switch (run.state) {
    case 'waiting':
      return '';
    case 'running':
    case 'done':
    case 'failed':
      return run.result === null ? '' : JSON.stringify(run.result);
    case 'cancelled':
      return `never answered${run.late === 0 ? '' : `, late: ${String(run.late)}`}`;
    default: {
      const unreachable: never = run;
      return unreachable;
    }
  }
};

/** What has become of a call: its state, how long it took to get there, and its result. */
export const runInWords = (run: ToolRun, now: number): string => {
  const after = (ms: number): string => `${run.name} ${run.state} after ${inSeconds(ms)}`;
  switch (run.state) {
    case 'waiting':
      return `${run.name} ${JSON.stringify(run.args)}`;
    case 'running':
      return run.result === null ? `${run.name} running` : `${after(now - run.startedAt)}: ${outcomeOf(run)}`;
    case 'done':
    case 'cancelled':
      return `${after(run.waitedMs + run.ranMs)}: ${outcomeOf(run)}`;
    case 'failed':
      return `${after(run.waitedMs + run.ranMs)}${run.error === null ? '' : ` (${run.error.why})`}: ${outcomeOf(run)}`;
    default: {
      const unreachable: never = run;
      return unreachable;
    }
  }
};
