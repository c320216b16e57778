import type { LiveSession, SessionCommand } from 'gemini-live-rxjs';
import { ofType, sendText } from 'gemini-live-rxjs';
import type { Observable } from 'rxjs';
import { concat, defer, EMPTY, filter, ignoreElements, merge, of, skip, take, timeout } from 'rxjs';
import { speak } from './speak';

/** How the user says something: aloud to the simulator, which knows the words by heart, in writing to the real service. */
export type Say = (text: string) => Observable<SessionCommand>;

export const aloud: Say = () => speak();
export const inWriting: Say = (text) => of(sendText(text));

/** Longer than any turn of the demo; the real service may never do what an act waits for. */
const PATIENCE_MS = 20_000;

const act = (say$: Observable<SessionCommand>, until$: Observable<unknown>): Observable<SessionCommand> =>
  merge(say$, until$.pipe(take(1), timeout({ first: PATIENCE_MS, with: () => EMPTY }), ignoreElements()));

/** What the user does, as a cold Observable of commands that completes when the conversation is over. */
export const conversation = (session: LiveSession, say: Say): Observable<SessionCommand> => {
  const replied$ = session.turns$.pipe(filter(({ end }) => end === 'complete'));
  const calls$ = session.events$.pipe(ofType('ToolCall'));
  return concat(
    act(say('Good morning!'), replied$),
    act(say('What is the weather in Paris?'), replied$),
    act(of(sendText('Tell me a story.')), session.audio$.pipe(skip(4))),
    act(say('Wait! Book a table for two.'), calls$),
    act(of(sendText('Never mind, forget the table.')), replied$),
  );
};

/** One question and its answer, in writing. */
export const question = (session: LiveSession): Observable<SessionCommand> =>
  defer(() => act(of(sendText('Good morning!')), session.turns$));
