import type { FunctionCall, LiveSession, SessionCommand } from 'gemini-live-rxjs';
import { ofType, sendToolResponse, toolCallStarted } from 'gemini-live-rxjs';
import type { Observable } from 'rxjs';
import { concat, filter, map, mergeMap, of, takeUntil, timer } from 'rxjs';

/** What the model may call, as the setup declares it. */
export const functionDeclarations = [
  {
    name: 'get_weather',
    description: 'The weather in a city.',
    parameters: { type: 'OBJECT', properties: { city: { type: 'STRING' } }, required: ['city'] },
  },
  {
    name: 'book_table',
    description: 'Books a table in a restaurant.',
    parameters: { type: 'OBJECT', properties: { people: { type: 'INTEGER' } }, required: ['people'] },
  },
] as const;

/** The weather is known at once; a restaurant takes half a minute to answer. */
const run = ({ name }: FunctionCall): Observable<unknown> =>
  name === 'get_weather' ? of({ sky: 'rain', celsius: 12 }) : timer(30_000).pipe(map(() => ({ booked: true })));

/** Commands that answer the calls of a session; a call that is cancelled is unsubscribed. */
export const answerCalls = (session: LiveSession): Observable<SessionCommand> =>
  session.toolCalls$.pipe(
    mergeMap((call) => {
      const cancelled$ = session.events$.pipe(
        ofType('ToolCallCancelled'),
        filter(({ ids }) => ids.includes(call.id)),
      );
      const response$ = run(call).pipe(map((output) => sendToolResponse([{ id: call.id, name: call.name, response: { output } }])));
      return concat(of(toolCallStarted([call.id])), response$.pipe(takeUntil(cancelled$)));
    }),
  );
