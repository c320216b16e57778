import type { OperatorFunction } from 'rxjs';
import { map, pipe } from 'rxjs';
import type { SessionEvent } from '../wire/session-event';
import { ofType } from './of-type';

/**
 * The summaries of what the model thinks, fragment by fragment; never part of the reply. As hot as its source; completes and fails with it.
 *
 * @example
 * session.events$.pipe(selectThoughts()).subscribe((thought) => console.debug(thought));
 */
export const selectThoughts = (): OperatorFunction<SessionEvent, string> =>
  pipe(
    ofType('Thought'),
    map(({ text }) => text),
  );
