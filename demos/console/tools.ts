import { tool } from 'gemini-live-rxjs';
import { map, timer } from 'rxjs';

/** What the model may call: the weather is known at once; a restaurant takes half a minute to answer. */
export const tools = [
  tool({
    name: 'get_weather',
    description: 'The weather in a city.',
    args: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    run: ({ city }) => ({ city, sky: 'rain', celsius: 12 }),
  }),
  tool({
    name: 'book_table',
    description: 'Books a table in a restaurant.',
    args: { type: 'object', properties: { people: { type: 'integer', minimum: 1 } }, required: ['people'] },
    timeoutMs: 60_000,
    run: ({ people }) => timer(30_000).pipe(map(() => ({ booked: true, people }))),
  }),
];
