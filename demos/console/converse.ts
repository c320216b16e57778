import type { LiveSession, SessionCommand } from 'gemini-live-rxjs';
import { ofType, sendText } from 'gemini-live-rxjs';
import type { Observable } from 'rxjs';
import { concat, defer, filter, of, skip } from 'rxjs';
import { act } from '../shared/act';
import type { Say } from '../shared/say';

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
