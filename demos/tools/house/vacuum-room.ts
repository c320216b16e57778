import type { ToolResult, ToolScheduling } from 'gemini-live-rxjs';
import { tool, toolResult } from 'gemini-live-rxjs';
import type { Observable } from 'rxjs';
import { concat, map, tap, timer } from 'rxjs';
import type { Tell } from './notice';

/**
 * Streamed: the model does not wait, and each value is a response that says when the model should speak of it. The schema is a JSON Schema, and the type of
 * `room` is read from it.
 */
export const vacuumRoom = (tell: Tell) =>
  tool({
    name: 'vacuum_room',
    description: 'Sends the vacuum cleaner to a room. Tells how it goes on, and when the room is clean.',
    args: { type: 'object', properties: { room: { type: 'string', enum: ['hall', 'kitchen'] } }, required: ['room'] },
    behavior: 'NON_BLOCKING',
    run: ({ room }) => {
      const report = (afterMs: number, said: string, scheduling: ToolScheduling): Observable<ToolResult<string>> =>
        timer(afterMs).pipe(
          tap(() => tell({ who: 'house', text: `vacuum: "${said}" (${scheduling})` })),
          map(() => toolResult(said, { scheduling })),
        );
      return concat(
        report(300, `It is on its way to the ${room}`, 'silent'),
        report(2_300, 'Half of the room is done', 'silent'),
        report(2_000, 'It is stuck under the sofa and needs a hand', 'interrupt'),
        report(1_500, `It is free again, and the ${room} is clean`, 'whenIdle'),
      );
    },
  });
