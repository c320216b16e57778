import type { SessionEvent } from 'gemini-live-rxjs';
import { toMarbles } from 'gemini-live-rxjs/testing';
import type { Observable } from 'rxjs';
import { map, timestamp, toArray } from 'rxjs';

/** Cold. Emits the whole session once, drawn as marbles, when it is over. */
export const drawing = (events$: Observable<SessionEvent>): Observable<string> =>
  events$.pipe(
    timestamp(),
    toArray(),
    map((events) => toMarbles(events, { width: 140, notes: 60 })),
  );
