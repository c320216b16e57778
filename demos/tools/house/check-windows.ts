import { setTimeout as wait } from 'node:timers/promises';
import { tool } from 'gemini-live-rxjs';
import { z } from 'zod';

const SENSORS_MS = 2_000;

const OPEN = { upstairs: ['bathroom'], downstairs: [] } as const;

/** Slow, a Promise: sensors sleep and answer late. The signal ends the wait. The schema is one of zod. */
export const checkWindows = () =>
  tool({
    name: 'check_windows',
    description: 'Tells which windows of a floor are open. Takes some seconds.',
    args: z.object({ floor: z.enum(['upstairs', 'downstairs']).describe('The floor') }),
    run: async ({ floor }, { signal }) => {
      await wait(SENSORS_MS, undefined, { signal });
      return { floor, open: OPEN[floor] };
    },
  });
