import type { Observable } from 'rxjs';
import { catchError, defaultIfEmpty, defer, from, isObservable, map, of, take } from 'rxjs';
import type { CommandSourceFailed } from '../errors/live-error';
import { wordsOf } from '../errors/words-of';
import type { ResumeToken } from '../machine/resumption';
import type { Resume } from './live-config';

/** What came of asking the app for its token: the token or nothing; and why it could not be had. */
export interface Resumed {
  readonly token: ResumeToken | null;
  readonly failure: CommandSourceFailed | null;
}

type Given = ReturnType<Extract<Resume, (...args: never[]) => unknown>>;

/** A token is an object, and so is what yields one. */
const isInput = (given: Given): given is Exclude<Given, ResumeToken | null | undefined> =>
  isObservable(given) ||
  (typeof given === 'object' && given !== null && ('then' in given || Symbol.iterator in given || Symbol.asyncIterator in given)) ||
  (typeof given === 'object' && given !== null && 'subscribe' in given);

const valueOf = (resume: Resume): Observable<ResumeToken | null | undefined> => {
  const given = typeof resume === 'function' ? resume() : resume;
  return isInput(given) ? from(given).pipe(take(1), defaultIfEmpty(null)) : of(given);
};

/** Cold. Asks the app once for what it resumes with, and emits that, at once where it is plain; then completes. Never errors. */
export const resumeTokenOf = (resume: Resume): Observable<Resumed> =>
  defer(() => valueOf(resume)).pipe(
    map((token): Resumed => ({ token: token ?? null, failure: null })),
    catchError((error: unknown) =>
      of<Resumed>({
        token: null,
        failure: {
          type: 'CommandSourceFailed',
          message: `The token to resume with could not be had: ${wordsOf(error)}.`,
          advice: 'The session begins anew. Check the resume function of the config.',
        },
      }),
    ),
  );
