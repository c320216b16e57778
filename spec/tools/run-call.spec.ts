import type { Subscription } from 'rxjs';
import { asapScheduler, finalize, map, NEVER, Observable, of, Subject, VirtualTimeScheduler } from 'rxjs';
import type { ToolContext } from '../../lib/session/tool';
import { limitRuns } from '../../lib/tools/limit-runs';
import type { Bench } from '../../lib/tools/run-call';
import { runCall } from '../../lib/tools/run-call';
import { tool } from '../../lib/tools/tool';
import type { FunctionCall } from '../../lib/wire/server-message';
import { lineOfCommand } from './line-of-command';

const CALL: FunctionCall = { id: '1', name: 'go', args: {} };

const bench = (more: Partial<Bench> = {}): Bench => ({
  limitedRuns: limitRuns(Infinity),
  timeoutMs: 1_000,
  approve: null,
  approveMs: 1_000,
  answers: 'once',
  scheduler: asapScheduler,
  late: () => undefined,
  describeError: (error) => String(error),
  ...more,
});

/** Runs the call of a tool that gives what it is told to, and notes what is said, and whether its signal was aborted. */
const running = (run: (context: ToolContext) => unknown, more: Partial<Bench> = {}) => {
  const said: string[] = [];
  const contexts: ToolContext[] = [];
  const go = tool({
    name: 'go',
    description: 'Goes.',
    run: (_args, context) => {
      contexts.push(context);
      return run(context);
    },
  });
  const subscription: Subscription = runCall(CALL, go, bench(more))
    .pipe(map(lineOfCommand))
    .subscribe({ next: (line) => said.push(line), complete: () => said.push('over') });
  return { said, subscription, isAborted: () => contexts.map(({ signal }) => signal.aborted), contexts };
};

describe('a run', () => {
  it('gets its call and a signal', () => {
    const { contexts } = running(() => 'done');
    expect(contexts).toEqual([{ call: CALL, signal: expect.any(AbortSignal) as unknown }]);
  });

  it('is not aborted where it comes to its own end, whichever that is', () => {
    expect(running(() => 'done').isAborted()).toEqual([false]);
    expect(running(() => of(1, 2)).isAborted()).toEqual([false]);
    const failing = running(() => {
      throw new Error('no');
    });
    expect([failing.said.slice(1), failing.isAborted()]).toEqual([
      ['failed 1 threw', 'answered 1 {"error":"The function failed: Error: no"}', 'over'],
      [false],
    ]);
  });

  it('is unsubscribed and aborted at once where its call is left', () => {
    let isLeft = false;
    const left = running(() =>
      NEVER.pipe(
        finalize(() => {
          isLeft = true;
        }),
      ),
    );
    expect([isLeft, left.isAborted()]).toEqual([false, [false]]);
    left.subscription.unsubscribe();
    expect([isLeft, left.isAborted(), left.said]).toEqual([true, [true], ['started 1']]);
  });

  it('is aborted where it takes too long', () => {
    const scheduler = new VirtualTimeScheduler();
    const slow = running(() => NEVER, { scheduler, timeoutMs: 50 });
    scheduler.flush();
    expect(scheduler.now()).toBe(50);
    expect([slow.isAborted(), slow.said[1]]).toEqual([[true], 'failed 1 timeout']);
  });

  it('is aborted where its result cannot be told, and says no more', () => {
    const results$ = new Subject<unknown>();
    const odd = running(() => results$, { answers: 'as it goes', scheduler: new VirtualTimeScheduler() });
    results$.next(() => undefined);
    results$.next('more');
    expect([odd.isAborted(), odd.said]).toEqual([
      [true],
      [
        'started 1',
        'failed 1 result',
        'answered 1 {"error":"The function ran, but its result cannot be read. Do not call it again for the same thing."}',
        'over',
      ],
    ]);
    expect(results$.observed).toBe(false);
  });

  it('may be a Promise, whose answer is awaited', async () => {
    const promised = running(() => Promise.resolve('done'));
    await Promise.resolve();
    expect(promised.said).toEqual(['started 1', 'answered 1 {"output":"done"}', 'over']);
    const rejected = running(() => Promise.reject(new Error('no')));
    await Promise.resolve();
    expect(rejected.said).toEqual(['started 1', 'failed 1 threw', 'answered 1 {"error":"The function failed: Error: no"}', 'over']);
  });

  it.each<readonly [string, () => unknown, readonly FunctionCall[]]>([
    ['counts what it gives', () => Promise.resolve('late'), [CALL]],
    ['lets it give up, as it does when it is aborted', () => Promise.reject(new Error('aborted')), []],
  ])('of a Promise, when nobody waits any more, %s', async (_what, run, expected) => {
    const late: FunctionCall[] = [];
    const left = running(run, { late: (call) => late.push(call) });
    left.subscription.unsubscribe();
    await Promise.resolve();
    expect([late, left.said]).toEqual([expected, ['started 1']]);
  });

  it('reads arguments that are checked later, and leaves them with its call', async () => {
    const said: string[] = [];
    const later = { ...tool({ name: 'go', description: 'Goes.', run: () => 'done' }) };
    const prepare = async () => Promise.resolve(later.prepare({}));
    const subscription = runCall(CALL, { ...later, prepare }, bench()).subscribe((command) => said.push(lineOfCommand(command)));
    expect(said).toEqual([]);
    await new Promise(setImmediate);
    expect(said).toEqual(['started 1', 'answered 1 {"output":"done"}']);
    subscription.unsubscribe();
  });

  it('survives a description of errors that fails itself', () => {
    const odd = running(
      () => {
        throw new Error('no');
      },
      {
        describeError: () => {
          throw new Error('no words');
        },
      },
    );
    expect(odd.said[2]).toBe('answered 1 {"error":"The function failed: no words"}');
  });

  it('may give an Observable of another copy of the library', () => {
    const foreign$ = new Observable((subscriber) => {
      subscriber.next('done');
      subscriber.complete();
    });
    expect(running(() => foreign$).said[1]).toBe('answered 1 {"output":"done"}');
  });

  it('may be an async iterable', async () => {
    const parts = async function* () {
      yield await Promise.resolve('first');
      yield 'last';
    };
    const { said } = running(parts);
    await new Promise(setImmediate);
    expect(said).toEqual(['started 1', 'answered 1 {"output":"last"}', 'over']);
  });
});
