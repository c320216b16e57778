import type { LiveSession } from 'gemini-live-rxjs';
import type { Observable } from 'rxjs';
import { distinct, map, mergeMap } from 'rxjs';

/** What the user wrote and was heard to say, each when it is known for certain. */
export const userWords = ({ conversation$ }: Pick<LiveSession, 'conversation$'>): Observable<string> =>
  conversation$.pipe(
    mergeMap((entries) => entries.filter(({ role, final }) => role === 'user' && final)),
    distinct(({ id }) => id),
    map(({ text }) => text),
  );
