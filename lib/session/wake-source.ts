import type { Observable } from 'rxjs';
import { catchError, defer, map, of } from 'rxjs';
import { wordsOf } from '../errors/words-of';
import type { Post } from './signal';

/** Cold. What wakes a session that waits to dial, as what goes into it. Its error ends the waking and nothing else, and becomes one `Failed`. */
export const wakeSource = (wake$: Observable<unknown>): Observable<Post> =>
  // It may be of another copy of rxjs, or nothing of the kind.
  defer(() => wake$).pipe(
    map((): Post => ({ type: 'Woken' })),
    catchError((error: unknown) =>
      of<Post>({
        type: 'Failed',
        error: {
          type: 'CommandSourceFailed',
          message: `reconnect.wake$ failed: ${wordsOf(error)}.`,
          advice: 'It cuts no wait short any more. Catch the error in the source.',
        },
      }),
    ),
  );
