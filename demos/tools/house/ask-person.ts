import type { Approve } from 'gemini-live-rxjs';
import { defer, map, tap, timer } from 'rxjs';
import type { Tell } from './notice';

const THINKS_MS = 900;

/** Stands in for a person with a telephone in the hand, who lets people in by the front door and nowhere else. */
export const askPerson =
  (tell: Tell): Approve =>
  ({ name, args }) =>
    defer(() => {
      const question = `${name} ${JSON.stringify(args)}`;
      tell({ who: 'person', text: `is asked: may I ${question}?` });
      return timer(THINKS_MS).pipe(
        map(() => args['door'] === 'front door'),
        tap((isAllowed) => tell({ who: 'person', text: `says ${isAllowed ? 'yes' : 'no'} to ${question}` })),
      );
    });
