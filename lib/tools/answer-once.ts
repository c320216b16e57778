import type { OperatorFunction, SchedulerLike } from 'rxjs';
import { endWith, first, map, merge, scan, timer } from 'rxjs';
import { feasibleWait } from '../session/feasible-wait';
import type { Emission } from './emission';

/** How long an answer may take, and what is thrown where there is none by then. */
export interface Deadline {
  readonly ms: number;
  readonly scheduler: SchedulerLike;
  readonly failure: () => unknown;
}

type Step = { readonly type: 'Value'; readonly value: unknown } | { readonly type: 'Over' | 'Late' };

/** What was given last, and how it ended. */
interface Stand {
  readonly last: { readonly value: unknown } | null;
  readonly end: 'none' | 'Over' | 'Late';
}

const NOTHING: Stand = { last: null, end: 'none' };

const follow = (stand: Stand, step: Step): Stand =>
  step.type === 'Value' ? { ...stand, last: { value: step.value } } : { ...stand, end: step.type };

/**
 * The last value that comes is the answer; nothing at all is an answer too. The model waits for it: whoever has given a value and does not end by the
 * deadline has answered with that. For models that take one response a call.
 */
export const answerOnce =
  ({ ms, scheduler, failure }: Deadline): OperatorFunction<unknown, Emission> =>
  (values$) =>
    merge(
      values$.pipe(
        map((value): Step => ({ type: 'Value', value })),
        endWith<Step>({ type: 'Over' }),
      ),
      timer(feasibleWait(ms), scheduler).pipe(map((): Step => ({ type: 'Late' }))),
    ).pipe(
      scan(follow, NOTHING),
      first(({ end }) => end !== 'none'),
      map(({ last, end }): Emission => {
        if (last === null && end === 'Late') throw failure();
        return { type: 'Last', value: last?.value ?? null };
      }),
    );
