import type { Approve } from 'gemini-live-rxjs';
import { tool } from 'gemini-live-rxjs';
import { z } from 'zod';

/** Not run before a person has allowed it. */
export const unlockDoor = (approve: Approve) =>
  tool({
    name: 'unlock_door',
    description: 'Unlocks a door of the house.',
    args: z.object({ door: z.enum(['front door', 'garage']) }),
    approve,
    run: ({ door }) => ({ door, lock: 'open' }),
  });
