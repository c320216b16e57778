import { tool } from 'gemini-live-rxjs';
import { finalize, interval, map, take, tap } from 'rxjs';
import type { Tell } from './notice';

const STEP_MS = 400;
const STEPS = 20;

/** Long, an Observable: whoever unsubscribes shuts the tap. The model waits; the last value is the result. */
export const fillBath = (tell: Tell) =>
  tool({
    name: 'fill_bath',
    description: 'Fills the bath tub. Takes a while.',
    args: {
      type: 'object',
      properties: { celsius: { type: 'integer', minimum: 30, maximum: 42, description: 'How warm the water is' } },
      required: ['celsius'],
    },
    run: ({ celsius }, { signal }) => {
      let percent = 0;
      tell({ who: 'house', text: `tap: open, ${String(celsius)} degrees` });
      return interval(STEP_MS).pipe(
        take(STEPS),
        tap((step) => (percent = ((step + 1) * 100) / STEPS)),
        map(() => ({ percent, celsius })),
        finalize(() => {
          tell({
            who: 'house',
            text: `tap: shut at ${String(percent)} %${signal.aborted ? ', because nobody waits for the bath any more' : ''}`,
          });
        }),
      );
    },
  });
