import type { MonoTypeOperatorFunction, Observable, OperatorFunction } from 'rxjs';
import {
  asyncScheduler,
  connect,
  defer,
  EMPTY,
  endWith,
  filter,
  finalize,
  from,
  ignoreElements,
  merge,
  mergeMap,
  NEVER,
  takeUntil,
} from 'rxjs';
import { LiveConfigError } from '../errors/live-config-error';
import { scrub } from '../errors/scrub';
import { wordsOf } from '../errors/words-of';
import type { Tool } from '../session/tool';
import { toolBehavior } from '../session/tool-behavior';
import { toolProblems } from '../session/tool-problems';
import { strangers } from '../wire/field-problems';
import type { FunctionCall } from '../wire/server-message';
import type { SessionCommand } from '../wire/session-command';
import type { SessionEvent } from '../wire/session-event';
import { limitRuns } from './limit-runs';
import type { Bench } from './run-call';
import { runCall } from './run-call';
import type { RunToolsOptions } from './run-tools-options';
import { failureOf, unknownTool } from './tool-failure';

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_APPROVE_MS = 60_000;

/** What every model takes. */
const CAREFUL = { behaviors: ['BLOCKING', 'NON_BLOCKING'], willContinue: 'refused' } as const;

const isEndOf =
  (id: string) =>
  (event: SessionEvent): boolean =>
    event.type === 'Disconnected' || (event.type === 'ToolCallCancelled' && event.ids.includes(id));

const KNOWN: Readonly<Record<keyof Required<RunToolsOptions>, true>> = {
  ...{ concurrency: true, timeoutMs: true, approve: true, approveMs: true, describeError: true },
  ...{ capabilities: true, isForeign: true, answered$: true, onLate: true, scheduler: true },
};

/** A message may name a call twice. */
const distinct = (calls: readonly FunctionCall[]): readonly FunctionCall[] =>
  calls.filter(({ id }, index) => calls.findIndex((call) => call.id === id) === index);

/**
 * Runs tools: the events of a session in, the commands that answer its calls out. `liveSession({ tools })` does it for you.
 *
 * Cold. Each call is validated, approved, run as soon as there is room, and answered exactly once, with the result or with what went wrong, unless it is
 * cancelled: by `ToolCallCancelled`, the end of the session, or by unsubscribing. Then its Observable is unsubscribed and its signal aborted at once, and
 * nothing more is answered. Calls run side by side. Completes with the events; never errors by itself.
 *
 * @param tools declared to the model by the setup: `declareTools(tools, capabilities)`
 * @throws LiveConfigError where tools or options cannot work
 * @example
 * const lamp = tool({ name: 'lamp_on', description: 'Turns the lamp on.', run: () => 'on' });
 * const capabilities = capabilitiesOf('gemini-3.8-live');
 * const setup: Setup = { tools: [declareTools([lamp], capabilities)] };
 * liveEvents({ endpoint: geminiApi({ apiKey: 'my-key' }), model: 'gemini-3.8-live', setup }, runTools([lamp], { capabilities })).subscribe();
 */
export const runTools = (tools: readonly Tool[], options: RunToolsOptions = {}): OperatorFunction<SessionEvent, SessionCommand> => {
  const problems = [...toolProblems(tools, options), ...strangers({ ...options }, Object.keys(KNOWN))];
  if (problems.length > 0) throw new LiveConfigError(problems);
  const {
    concurrency = Infinity,
    timeoutMs = DEFAULT_TIMEOUT_MS,
    approve = null,
    approveMs = DEFAULT_APPROVE_MS,
    describeError = (error: unknown) => wordsOf(error),
  } = options;
  const {
    scheduler = asyncScheduler,
    capabilities = CAREFUL,
    isForeign = () => false,
    answered$ = NEVER,
    onLate = () => undefined,
  } = options;
  const named = new Map(tools.map((tool) => [tool.name, tool]));

  const answersOf = (tool: Tool): Bench['answers'] =>
    capabilities.willContinue === 'accepted' && toolBehavior(tool, capabilities) === 'NON_BLOCKING' ? 'as it goes' : 'once';

  return (events$) =>
    defer(() => {
      const limitedRuns = limitRuns(concurrency);
      const running = new Set<string>();
      const benchOf = (tool: Tool): Bench => ({
        ...{ limitedRuns, timeoutMs, approve, approveMs, scheduler },
        answers: answersOf(tool),
        late: onLate,
        describeError: (error) => scrub(describeError(error)),
      });
      /** A call that is asked for again while it runs is run once. */
      const once = (id: string, commands$: Observable<SessionCommand>): Observable<SessionCommand> =>
        defer(() => {
          if (running.has(id)) return EMPTY;
          running.add(id);
          return commands$.pipe(finalize(() => running.delete(id)));
        });
      const commandsFor = (call: FunctionCall): Observable<SessionCommand> => {
        const tool = named.get(call.name);
        if (tool !== undefined) return once(call.id, runCall(call, tool, benchOf(tool)));
        return isForeign(call.name) ? EMPTY : from(failureOf(call, unknownTool([...named.keys()])));
      };
      return events$.pipe(
        connect((shared$) => {
          const over$ = shared$.pipe(ignoreElements(), endWith(null));
          const until = (id: string): MonoTypeOperatorFunction<SessionCommand> =>
            takeUntil(merge(shared$.pipe(filter(isEndOf(id))), answered$.pipe(filter((answered) => answered === id)), over$));
          return shared$.pipe(
            mergeMap((event) => (event.type === 'ToolCall' ? distinct(event.calls) : EMPTY)),
            mergeMap((call) => commandsFor(call).pipe(until(call.id))),
          );
        }),
      );
    });
};
