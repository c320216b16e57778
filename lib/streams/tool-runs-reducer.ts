import type { ToolFailed } from '../errors/live-error';
import type { FunctionResponse, SessionCommand } from '../wire/session-command';
import type { SessionEvent } from '../wire/session-event';
import type { ToolRun, ToolRunDone, ToolRunFailed, ToolRunRunning, ToolRunWaiting } from './tool-run';

/** What came for a call that was over. */
export interface LateResult {
  readonly type: 'LateResult';
  readonly id: string;
}

/** The calls of a session, the oldest first; of those that are over only the newest are kept. */
export type ToolRuns = readonly ToolRun[];

type Open = ToolRunWaiting | ToolRunRunning;

const MOST_OVER = 100;

/** Whether a call is not over yet. */
export const isOpen = (run: ToolRun): run is Open => run.state === 'waiting' || run.state === 'running';

const bounded = (runs: ToolRuns): ToolRuns => {
  const over = runs.filter((run) => !isOpen(run));
  const old: ToolRuns = over.slice(0, Math.max(0, over.length - MOST_OVER));
  return old.length === 0 ? runs : runs.filter((run) => !old.includes(run));
};

const tookOf = (run: Open, at: number) =>
  run.state === 'waiting'
    ? { waitedMs: at - run.calledAt, ranMs: 0 }
    : { waitedMs: run.startedAt - run.calledAt, ranMs: at - run.startedAt };

const calledOf = ({ id, name, args, turn, calledAt }: ToolRun) => ({ id, name, args, turn, calledAt });

/** The newest call of that id: one that was taken back may be asked for again. */
const edit = (runs: ToolRuns, id: string, change: (run: ToolRun) => ToolRun): ToolRuns => {
  const index = runs.findLastIndex((run) => run.id === id);
  const run = runs[index];
  const changed = run === undefined ? run : change(run);
  return changed === undefined || changed === run ? runs : runs.with(index, changed);
};

const editOpen = (runs: ToolRuns, ids: readonly string[], change: (run: Open) => ToolRun): ToolRuns =>
  ids.reduce((rest, each) => edit(rest, each, (run) => (isOpen(run) ? change(run) : run)), runs);

const cancel =
  (at: number) =>
  (run: Open): ToolRun => ({ ...calledOf(run), ...tookOf(run, at), state: 'cancelled', late: 0 });

/** Whether an answer was given, which may still not get to the model. */
const isAnswered = (run: ToolRun): run is ToolRunDone | ToolRunFailed =>
  run.state === 'done' || (run.state === 'failed' && run.error === null);

/** A call that is taken back when it was answered: its answer found no room, or no server that knows it. */
const takeBack =
  (at: number) =>
  (run: ToolRun): ToolRun => {
    if (isOpen(run)) return cancel(at)(run);
    return isAnswered(run) ? { ...calledOf(run), waitedMs: run.waitedMs, ranMs: run.ranMs, state: 'cancelled', late: 0 } : run;
  };

/** A result that turns out not to be fit to be told: the session tells the model so, in the same words. */
const unfit =
  (error: ToolFailed) =>
  (run: ToolRun): ToolRun =>
    isAnswered(run) && error.why === 'result' ? { ...run, state: 'failed', error, result: { error: error.message }, late: 0 } : run;

const start =
  (at: number) =>
  (run: Open): ToolRunRunning =>
    run.state === 'running' ? run : { ...calledOf(run), state: 'running', startedAt: at, result: null };

const fail =
  (error: ToolFailed, at: number) =>
  (run: Open): ToolRun => ({ ...calledOf(run), ...tookOf(run, at), state: 'failed', error, result: null, late: 0 });

/** Where nobody sees the commands of a session, its errors alone tell of its tools. */
const hear =
  (error: ToolFailed, at: number) =>
  (run: ToolRun): ToolRun =>
    isOpen(run) ? fail(error, at)(run) : unfit(error)(run);

const isFailure = ({ response }: FunctionResponse): boolean => 'error' in response && !('output' in response);

const answer =
  (given: FunctionResponse, at: number) =>
  (run: ToolRun): ToolRun => {
    if (run.state === 'failed' && run.result === null) return { ...run, result: given.response };
    if (!isOpen(run)) return run;
    if (given.willContinue === true) return { ...start(at)(run), result: given.response };
    if (isFailure(given)) return { ...calledOf(run), ...tookOf(run, at), state: 'failed', error: null, result: given.response, late: 0 };
    // A series ends with nothing: its last response counts.
    const before = run.state === 'running' ? run.result : null;
    const result = before !== null && Object.keys(given.response).length === 0 ? before : given.response;
    return { ...calledOf(run), ...tookOf(run, at), state: 'done', result };
  };

/** By its id, or by its name where the app gave no id: the oldest that is open. */
const idOf = (runs: ToolRuns, { id, name }: FunctionResponse): string =>
  id ?? runs.find((run) => isOpen(run) && run.name === name)?.id ?? '';

/**
 * The calls after one more event, or after a command that was given, or a result that came too late. Pure; the same object where nothing changed.
 *
 * @param at when it happened, in ms
 */
export const toolRunsReducer = (runs: ToolRuns, input: SessionEvent | SessionCommand | LateResult, at: number): ToolRuns => {
  switch (input.type) {
    case 'ToolCall':
      return bounded([
        ...runs,
        ...input.calls.map(({ id, name, args }): ToolRun => ({ id, name, args, turn: input.turn, calledAt: at, state: 'waiting' })),
      ]);
    case 'ToolCallStarted':
      return editOpen(runs, input.ids, start(at));
    case 'ToolCallFailed':
      return editOpen(runs, [input.id], fail(input.error, at));
    case 'Error':
      return input.error.type === 'ToolFailed' ? edit(runs, input.error.call.id, hear(input.error, at)) : runs;
    case 'SendToolResponse':
      return input.responses.reduce((rest, given) => edit(rest, idOf(rest, given), answer(given, at)), runs);
    case 'ToolCallCancelled':
      return input.ids.reduce((rest, id) => edit(rest, id, takeBack(at)), runs);
    case 'Disconnected':
      return editOpen(
        runs,
        runs.map(({ id }) => id),
        cancel(at),
      );
    case 'LateResult':
      return edit(runs, input.id, (run) => ('late' in run ? { ...run, late: run.late + 1 } : run));
    case 'ActivityEnd':
    case 'ActivityStart':
    case 'AudioData':
    case 'AudioStreamEnd':
    case 'Connected':
    case 'Disconnect':
    case 'GenerationComplete':
    case 'GoAway':
    case 'InputTranscription':
    case 'Interrupt':
    case 'Interrupted':
    case 'OutputTranscription':
    case 'PhaseChanged':
    case 'SendAudio':
    case 'SendClientContent':
    case 'SendText':
    case 'SendVideo':
    case 'SessionResumeUpdate':
    case 'TextComplete':
    case 'TextDelta':
    case 'Thought':
    case 'TurnComplete':
    case 'UpdateInstruction':
    case 'UpdateSetup':
    case 'Usage':
    case 'VoiceActivityEnd':
    case 'VoiceActivityStart':
      return runs;
    default: {
      const unreachable: never = input;
      return unreachable;
    }
  }
};
