import type { SessionCommand, SessionEvent, ToolRun } from '../../lib/index';
import { sendToolResponse, toolCallFailed, toolCallStarted } from '../../lib/index';
import type { LateResult, ToolRuns } from '../../lib/streams/tool-runs-reducer';
import { toolRunsReducer } from '../../lib/streams/tool-runs-reducer';
import { event } from '../../lib/testing/builders/event';

type Step = readonly [at: number, input: SessionEvent | SessionCommand | LateResult];

const after = (...steps: readonly Step[]): ToolRuns => steps.reduce<ToolRuns>((runs, [at, input]) => toolRunsReducer(runs, input, at), []);
const last = (...steps: readonly Step[]): ToolRun | undefined => after(...steps).at(-1);

const call = (id: string) => event.ToolCall({ calls: [{ id, name: 'go', args: { to: 'Rome' } }], turn: 3 });
const ERROR = { type: 'ToolFailed', message: 'go failed.', call: { id: '1', name: 'go' }, why: 'threw' } as const;
const answer = (response: Readonly<Record<string, unknown>>, more: object = {}) => sendToolResponse([{ id: '1', response, ...more }]);

const CALLED: Step = [10, call('1')];
const STARTED: Step = [15, toolCallStarted(['1'])];
const called = { id: '1', name: 'go', args: { to: 'Rome' }, turn: 3, calledAt: 10 };

describe('toolRunsReducer', () => {
  it.each<readonly [string, readonly Step[], object]>([
    ['waits', [CALLED], { ...called, state: 'waiting' }],
    ['runs', [CALLED, STARTED], { ...called, state: 'running', startedAt: 15, result: null }],
    [
      'runs from the first time that it is said',
      [CALLED, STARTED, [20, toolCallStarted(['1'])]],
      { ...called, state: 'running', startedAt: 15, result: null },
    ],
    ['is done', [CALLED, STARTED, [35, answer({ ok: 1 })]], { ...called, state: 'done', waitedMs: 5, ranMs: 20, result: { ok: 1 } }],
    [
      'is done by an app that never says that it began',
      [CALLED, [35, answer({ ok: 1 })]],
      { ...called, state: 'done', waitedMs: 25, ranMs: 0, result: { ok: 1 } },
    ],
    [
      'is done by an answer without an id',
      [CALLED, [35, sendToolResponse([{ name: 'go', response: {} }])]],
      { ...called, state: 'done', waitedMs: 25, ranMs: 0, result: {} },
    ],
    [
      'goes on after a part of its answer',
      [CALLED, [20, answer({ output: 'half' }, { willContinue: true })]],
      { ...called, state: 'running', startedAt: 20, result: { output: 'half' } },
    ],
    [
      'is done with the last part, where its end says nothing',
      [CALLED, STARTED, [20, answer({ output: 'all' }, { willContinue: true })], [30, answer({}, { willContinue: false })]],
      { ...called, state: 'done', waitedMs: 5, ranMs: 15, result: { output: 'all' } },
    ],
    [
      'has failed, and the model is told',
      [CALLED, STARTED, [30, toolCallFailed('1', ERROR)], [30, answer({ error: 'no' })]],
      { ...called, state: 'failed', waitedMs: 5, ranMs: 15, error: ERROR, result: { error: 'no' }, late: 0 },
    ],
    [
      'has failed, as an event says where no command is seen',
      [CALLED, [30, event.Error({ error: ERROR })]],
      { ...called, state: 'failed', waitedMs: 20, ranMs: 0, error: ERROR, result: null, late: 0 },
    ],
    [
      'has failed where the app answers with an error',
      [CALLED, [30, answer({ error: 'no' })]],
      { ...called, state: 'failed', waitedMs: 20, ranMs: 0, error: null, result: { error: 'no' }, late: 0 },
    ],
    [
      'was cancelled',
      [CALLED, STARTED, [30, event.ToolCallCancelled({ ids: ['1'] })]],
      { ...called, state: 'cancelled', waitedMs: 5, ranMs: 15, late: 0 },
    ],
    [
      'was cancelled where its answer got to nobody',
      [CALLED, STARTED, [30, answer({ ok: 1 })], [40, event.ToolCallCancelled({ ids: ['1'] })]],
      { ...called, state: 'cancelled', waitedMs: 5, ranMs: 15, late: 0 },
    ],
    [
      'was cancelled where the error that it was answered with got to nobody',
      [CALLED, [30, answer({ error: 'no' })], [40, event.ToolCallCancelled({ ids: ['1'] })]],
      { ...called, state: 'cancelled', waitedMs: 20, ranMs: 0, late: 0 },
    ],
    [
      'has failed also where the model is not told',
      [CALLED, [30, toolCallFailed('1', ERROR)], [30, answer({ error: 'no' })], [40, event.ToolCallCancelled({ ids: ['1'] })]],
      { ...called, state: 'failed', waitedMs: 20, ranMs: 0, error: ERROR, result: { error: 'no' }, late: 0 },
    ],
    [
      'has failed where its result turns out to be unfit',
      [CALLED, STARTED, [30, answer({ ok: 1 })], [30, event.Error({ error: { ...ERROR, why: 'result' } })]],
      {
        ...called,
        state: 'failed',
        waitedMs: 5,
        ranMs: 15,
        error: { ...ERROR, why: 'result' },
        result: { error: ERROR.message },
        late: 0,
      },
    ],
    ['was cancelled by the end', [CALLED, [30, event.Disconnected()]], { ...called, state: 'cancelled', waitedMs: 20, ranMs: 0, late: 0 }],
    [
      'counts what came too late',
      [CALLED, [30, event.ToolCallCancelled({ ids: ['1'] })], [40, { type: 'LateResult', id: '1' }], [50, { type: 'LateResult', id: '1' }]],
      { ...called, state: 'cancelled', waitedMs: 20, ranMs: 0, late: 2 },
    ],
  ])('a call %s', (_what, steps, expected) => {
    expect(last(...steps)).toEqual(expected);
  });

  it.each<readonly [string, Step]>([
    ['an answer', [90, answer({ ok: 2 })]],
    ['a failure', [90, toolCallFailed('1', ERROR)]],
    ['a start', [90, toolCallStarted(['1'])]],
    ['a failure that is told', [90, event.Error({ error: ERROR })]],
    ['another error', [90, event.Error()]],
    ['the end', [90, event.Disconnected()]],
    ['something late', [90, { type: 'LateResult', id: '1' }]],
    ['a call that nobody made', [90, toolCallStarted(['9'])]],
    ['everything else', [90, event.TextDelta()]],
  ])('is the same object after what changes nothing of a call that is done: %s', (_what, [at, input]) => {
    const runs = after(CALLED, STARTED, [35, answer({ ok: 1 })]);
    expect(toolRunsReducer(runs, input, at)).toBe(runs);
  });

  it('takes a call that is asked for again after it was taken back for another one', () => {
    const runs = after(CALLED, [20, event.ToolCallCancelled({ ids: ['1'] })], [30, call('1')], [40, answer({ ok: 1 })]);
    expect(runs.map(({ state, calledAt }) => [state, calledAt])).toEqual([
      ['cancelled', 10],
      ['done', 30],
    ]);
  });

  it('keeps every call that is open, and the newest hundred of the others', () => {
    const ids = Array.from({ length: 150 }, (_none, index) => `n-${String(index)}`);
    const runs = after(
      CALLED,
      ...ids.flatMap((id): readonly Step[] => [
        [20, call(id)],
        [30, sendToolResponse([{ id, response: {} }])],
      ]),
      [40, call('newest')],
    );
    expect([runs.length, runs[0]?.id, runs[1]?.id, runs.at(-1)?.id]).toEqual([102, '1', 'n-50', 'newest']);
  });
});
