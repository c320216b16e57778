import type { Observable } from 'rxjs';
import { concat, ignoreElements, map, NEVER, of, throwError, timer } from 'rxjs';
import { toolResult } from '../../lib/session/tool-result';
import { event } from '../../lib/testing/builders/event';
import { answerAsItGoes } from '../../lib/tools/answer-as-it-goes';
import type { Emission } from '../../lib/tools/emission';
import { runTools } from '../../lib/tools/run-tools';
import { tool } from '../../lib/tools/tool';
import { capabilitiesOf } from '../../lib/wire/model-capabilities';
import type { SessionEvent } from '../../lib/wire/session-event';
import { virtual } from '../streams/virtual';
import { lineOfCommand } from './line-of-command';

const told: Readonly<Record<string, Emission>> = {
  a: { type: 'Interim', value: 'x' },
  b: { type: 'Interim', value: 'y' },
  x: { type: 'Last', value: 'x' },
  n: { type: 'Last', value: null },
  o: { type: 'Over' },
};

describe('answerAsItGoes', () => {
  it.each<readonly [string, string, string]>([
    ['takes a value that comes alone for the last one', '--(x|)', '--(x|)'],
    ['tells each value as it comes, and the end by itself', '-x--y--|', '-a--b--(o|)'],
    ['tells at once what is followed in the same moment', '-(xy)--|', '-(ab)--(o|)'],
    ['ends with nothing where nothing came', '---|', '---(n|)'],
    ['waits with a source that says no more', '-x---', '-a---'],
    ['tells what came, then fails', '-x--#', '-a--#'],
    ['tells what came in the moment of the failure', '-(x#)', '-(a#)'],
  ])('%s', (_what, source, expected) => {
    virtual(({ cold, expectObservable, scheduler }) => {
      const source$ = cold(source);
      expectObservable(source$.pipe(answerAsItGoes(scheduler))).toBe(expected, told);
    });
  });

  it('says nothing more when it is left', () => {
    virtual(({ cold, expectObservable, expectSubscriptions, scheduler }) => {
      const source$ = cold('-x--y--z|');
      expectObservable(source$.pipe(answerAsItGoes(scheduler)), '^---!').toBe('-a---', told);
      expectSubscriptions(source$.subscriptions).toBe('^---!');
    });
  });
});

describe('a tool that answers in parts', () => {
  const timerTool = (behavior: 'BLOCKING' | 'NON_BLOCKING') =>
    tool({
      name: 'start_timer',
      description: 'Starts a timer.',
      behavior,
      scheduling: 'silent',
      run: () =>
        concat(
          of('started'),
          timer(4).pipe(map(() => 'half')),
          timer(4).pipe(map(() => toolResult('over', { scheduling: 'interrupt' }))),
          timer(2).pipe(map(() => 'unplugged')),
        ),
    });
  const lines = {
    s: 'started call-1',
    a: 'told call-1 {"output":"started"} SILENT',
    b: 'told call-1 {"output":"half"} SILENT',
    c: 'told call-1 {"output":"over"} INTERRUPT',
    x: 'answered call-1 {"output":"unplugged"} SILENT',
  };

  it.each<readonly [string, 'BLOCKING' | 'NON_BLOCKING', string, string]>([
    ['gives each value where the model goes on talking', 'NON_BLOCKING', 'gemini-3.8-live', '-(sa)b---c-x--'],
    ['gives the last one alone where the model waits', 'BLOCKING', 'gemini-3.8-live', '-s---------x-'],
    ['gives the last one alone where the model takes no more', 'NON_BLOCKING', 'gemini-3.8-live-extended-thinking', '-s---------x-'],
  ])('%s', (_what, behavior, model, expected) => {
    virtual(({ hot, expectObservable, scheduler }) => {
      const call = event.ToolCall({ calls: [{ id: 'call-1', name: 'start_timer', args: {} }] });
      const source$ = hot<SessionEvent>('-c------------', { c: call });
      const commands$ = source$.pipe(
        runTools([timerTool(behavior)], { capabilities: capabilitiesOf(model), scheduler }),
        map(lineOfCommand),
      );
      expectObservable(commands$).toBe(expected, lines);
    });
  });

  const flaky = (run: () => Observable<unknown>) =>
    tool({ name: 'wait', description: 'Waits.', behavior: 'NON_BLOCKING', timeoutMs: 5, run });
  const outcomes = {
    s: 'started call-1',
    w: 'told call-1 {"output":"waiting"}',
    f: 'failed call-1 threw',
    x: 'answered call-1 {"error":"The function failed: no"}',
    t: 'failed call-1 timeout',
    y: 'answered call-1 {"error":"The function gave no result within 0.005 seconds and was stopped. Tell the user, or try again later."}',
  };

  it.each<readonly [string, () => Observable<unknown>, string]>([
    [
      'gives what it has, and then what went wrong',
      () =>
        concat(
          of('waiting'),
          timer(5).pipe(ignoreElements()),
          throwError(() => new Error('no')),
        ),
      '-(sw)-(fx)-',
    ],
    ['may take its time for the rest', () => concat(of('waiting'), NEVER), '-(sw)-------'],
    ['is stopped where the first part does not come in time', () => NEVER, '-s----(ty)-'],
  ])('%s', (_what, run, expected) => {
    virtual(({ hot, expectObservable, scheduler }) => {
      const call = event.ToolCall({ calls: [{ id: 'call-1', name: 'wait', args: {} }] });
      const source$ = hot<SessionEvent>('-c---------', { c: call });
      const capabilities = capabilitiesOf('gemini-3.8-live');
      const commands$ = source$.pipe(runTools([flaky(run)], { capabilities, scheduler }), map(lineOfCommand));
      expectObservable(commands$).toBe(expected, outcomes);
    });
  });
});
