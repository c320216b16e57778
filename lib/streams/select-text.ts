import type { OperatorFunction } from 'rxjs';
import { map, pipe } from 'rxjs';
import type { SessionEvent } from '../wire/session-event';
import { ofType } from './of-type';

/**
 * The model's text, fragment by fragment as it came, without thoughts. As hot as its source; completes and fails with it. Today's models speak only:
 * what they say is in {@link selectReply}.
 *
 * @example
 * session.events$.pipe(selectText()).subscribe((text) => process.stdout.write(text));
 */
export const selectText = (): OperatorFunction<SessionEvent, string> =>
  pipe(
    ofType('TextDelta'),
    map(({ text }) => text),
  );
