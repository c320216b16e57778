import { send } from './outcome';
import type { ServerEffect } from './server-effect';

/** Announces that the connection ends in so many ms, and ends it then. A connection has one end: no other is announced any more. */
export const announceEnd = (ms: number, timeLeft = `${String(ms / 1000)}s`): readonly ServerEffect[] => [
  send({ goAway: { timeLeft } }),
  { type: 'StopTimer', timer: 'lifetime' },
  { type: 'StartTimer', timer: 'goAway', ms },
];
