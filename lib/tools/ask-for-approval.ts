import type { Observable, ObservableInput, SchedulerLike } from 'rxjs';
import { catchError, defaultIfEmpty, defer, map, of, take, timeout } from 'rxjs';
import { wordsOf } from '../errors/words-of';
import { feasibleWait } from '../session/feasible-wait';
import type { Approve } from '../session/tool';
import { excerpt } from '../wire/excerpt';
import type { FunctionCall } from '../wire/server-message';

/** Whether a call may be run, and if not, why. */
export type Verdict = { readonly type: 'Allowed' } | { readonly type: 'Refused'; readonly how: string };

const refused = (how: string): Verdict => ({ type: 'Refused', how });

/** A text would be taken for a list of letters. */
const answersOf = (given: ReturnType<Approve>): ObservableInput<unknown> =>
  typeof given === 'boolean' || typeof given === 'string' ? of(given) : given;

/** Permission is never guessed: an app without types may answer anything. */
const verdictOf = (answer: unknown): Verdict => {
  if (answer === true) return { type: 'Allowed' };
  return refused(answer === false ? 'it was not allowed' : `approve answered ${excerpt(answer)}, which is neither true nor false`);
};

/** Cold. Asks once and emits once: the first answer counts, and whatever is not `true` in time is a refusal. */
export const askForApproval = (
  approve: Approve,
  call: FunctionCall,
  { approveMs, scheduler }: { readonly approveMs: number; readonly scheduler: SchedulerLike },
): Observable<Verdict> =>
  defer(() => answersOf(approve(call))).pipe(
    take(1),
    map(verdictOf),
    defaultIfEmpty(refused('nobody allowed it')),
    timeout({ first: feasibleWait(approveMs), scheduler, with: () => of(refused(`nobody allowed it within ${String(approveMs)} ms`)) }),
    catchError((error: unknown) => of(refused(`asking for permission failed: ${wordsOf(error)}`))),
  );
