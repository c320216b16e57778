import type { Observable, ObservableInput } from 'rxjs';
import { catchError, defer, map, of } from 'rxjs';
import { wordsOf } from '../errors/words-of';
import type { SessionCommand } from '../wire/session-command';
import type { Post } from './signal';

/**
 * Cold. The commands of a source as what goes into a session. Its completion closes nothing; its error, or a throw of the function that makes it,
 * becomes one `Failed`.
 */
export const commandSource = (source: () => ObservableInput<SessionCommand>): Observable<Post> =>
  defer(source).pipe(
    map((command): Post => ({ type: 'Commanded', command })),
    catchError((error: unknown) =>
      of<Post>({
        type: 'Failed',
        error: {
          type: 'CommandSourceFailed',
          message: `A source of commands failed: ${wordsOf(error)}.`,
          advice: 'The session goes on without it. Catch the error in the source to keep it alive.',
        },
      }),
    ),
  );
