import * as t from 'io-ts';
import type { Observable, VirtualTimeScheduler } from 'rxjs';
import { concat, delay, finalize, isObservable, map, NEVER, of, throwError, timer } from 'rxjs';
import type { Tool } from '../../lib/index';
import { tool } from '../../lib/index';

/** Keeps count of who runs. */
export interface Workshop {
  readonly tools: readonly Tool[];
  /** The calls that run now. */
  readonly running: ReadonlySet<string>;
  /** The calls whose signal was aborted. */
  readonly aborted: ReadonlySet<string>;
  /** Calls that ran twice at a time. */
  readonly doubled: readonly string[];
}

const KINDS = ['value', 'promise', 'rejects', 'throws', 'series', 'fails', 'hangs', 'odd', 'asks'] as const;

/** Names of tools that a script may call; the last one is not there, and one is called wrongly. */
export const NAMES = [...KINDS, 'missing', 'wrong'] as const;

/** Tools of every temper, in the time of a scheduler: each says by its arguments how long it takes. */
export const workshop = (scheduler: VirtualTimeScheduler): Workshop => {
  const running = new Set<string>();
  const aborted = new Set<string>();
  const doubled: string[] = [];
  const after = (ms: number): Observable<unknown> => timer(ms, scheduler);
  const promise = (ms: number, settle: (resolve: (value: unknown) => void, reject: (error: Error) => void) => void): Promise<unknown> =>
    new Promise((resolve, reject) => {
      scheduler.schedule(() => {
        settle(resolve, reject);
      }, ms);
    });

  const work: Readonly<Record<(typeof KINDS)[number], (ms: number) => unknown>> = {
    value: (ms) => after(ms).pipe(map(() => ({ ms }))),
    promise: (ms) =>
      promise(ms, (resolve) => {
        resolve(ms);
      }),
    rejects: (ms) =>
      promise(ms, (_resolve, reject) => {
        reject(new Error('no'));
      }),
    throws: () => {
      throw new Error('no');
    },
    series: (ms) => concat(of('begun'), after(ms), after(ms), of('over')),
    fails: (ms) =>
      concat(
        of('begun'),
        after(ms),
        throwError(() => new Error('no')),
      ),
    hangs: () => NEVER,
    odd: (ms) => after(ms).pipe(map(() => new Map())),
    asks: (ms) => ms,
  };

  const made = (name: string, kind: (typeof KINDS)[number], more: object): Tool =>
    tool({
      name,
      description: `Does ${name}.`,
      args: t.type({ ms: t.number }),
      timeoutMs: 3_000,
      behavior: 'NON_BLOCKING',
      ...more,
      run: ({ ms }, { call, signal }) => {
        if (running.has(call.id)) doubled.push(call.id);
        running.add(call.id);
        signal.addEventListener('abort', () => {
          aborted.add(call.id);
          running.delete(call.id);
        });
        const over = (): void => void running.delete(call.id);
        try {
          const given = work[kind](ms);
          if (given instanceof Promise) return given.finally(over);
          return (isObservable(given) ? given : of(given)).pipe(finalize(over));
        } catch (error) {
          over();
          throw error;
        }
      },
    });

  const approve = ({ args: { ms } }: { readonly args: Readonly<Record<string, unknown>> }): Observable<boolean> =>
    of(Number(ms) % 3 !== 0).pipe(delay(Number(ms), scheduler));
  return {
    tools: [
      ...KINDS.map((kind) => made(kind, kind, kind === 'asks' ? { approve } : kind === 'series' ? { concurrency: 1 } : {})),
      made('wrong', 'value', {}),
    ],
    running,
    aborted,
    doubled,
  };
};
