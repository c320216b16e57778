import type { MonoTypeOperatorFunction } from 'rxjs';
import { tap } from 'rxjs';
import { LiveFailure } from '../errors/live-failure';
import type { SessionEvent } from '../wire/session-event';

/**
 * Makes the end of a session that failed an error notification: a `Disconnected` with a cause is not emitted, its cause comes as a
 * {@link LiveFailure}. Everything else passes, the `Error` events too. As hot as its source; a session that ends well completes.
 *
 * @example
 * session.events$.pipe(throwOnFailure()).subscribe({
 *   error: (failure: unknown) => console.error(failure instanceof LiveFailure ? failure.error.type : failure),
 * });
 */
export const throwOnFailure = (): MonoTypeOperatorFunction<SessionEvent> =>
  tap((event) => {
    if (event.type === 'Disconnected' && event.cause !== undefined) throw new LiveFailure(event.cause);
  });
