import type { Observable, SchedulerLike } from 'rxjs';
import { catchError, defaultIfEmpty, defer, map, of, take, timeout } from 'rxjs';
import { wordsOf } from '../errors/words-of';
import { feasibleWait } from '../session/feasible-wait';
import type { Approve } from '../session/tool';
import type { FunctionCall } from '../wire/server-message';

/** Whether a call may be run, and if not, why. */
export type Verdict = { readonly type: 'Allowed' } | { readonly type: 'Refused'; readonly how: string };

const refused = (how: string): Verdict => ({ type: 'Refused', how });

/** Cold. Asks once and emits once: the first answer counts, and whatever is not `true` in time is a refusal. */
export const askForApproval = (
  approve: Approve,
  call: FunctionCall,
  { approveMs, scheduler }: { readonly approveMs: number; readonly scheduler: SchedulerLike },
): Observable<Verdict> =>
  defer(() => approve(call)).pipe(
    take(1),
    map((answer): Verdict => (answer ? { type: 'Allowed' } : refused('it was not allowed'))),
    defaultIfEmpty(refused('nobody allowed it')),
    timeout({ first: feasibleWait(approveMs), scheduler, with: () => of(refused(`nobody allowed it within ${String(approveMs)} ms`)) }),
    catchError((error: unknown) => of(refused(`asking for permission failed: ${wordsOf(error)}`))),
  );
