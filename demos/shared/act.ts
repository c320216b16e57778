import type { SessionCommand } from 'gemini-live-rxjs';
import type { Observable } from 'rxjs';
import { EMPTY, ignoreElements, merge, take, timeout } from 'rxjs';

/** Longer than any turn of a demo; the real service may never do what an act waits for. */
const PATIENCE_MS = 20_000;

/** What the user does, and what has to happen before the next act, as a cold Observable that completes then. */
export const act = (say$: Observable<SessionCommand>, until$: Observable<unknown>, patienceMs = PATIENCE_MS): Observable<SessionCommand> =>
  merge(say$, until$.pipe(take(1), timeout({ first: patienceMs, with: () => EMPTY }), ignoreElements()));
