import type { LiveError } from '../errors/live-error';
import { end } from './end';
import type { Loss } from './loss';
import type { Memory } from './memory';
import type { Next } from './next';
import type { Reconnection } from './settings';

const times = (count: number): string => (count === 1 ? 'once' : `${String(count)} times`);

/** Why no further dial is made; `null` where the policy allows none at all. */
const exhausted = (
  { attempts, total }: Reconnection,
  { failures, redials }: Memory,
): { readonly made: number; readonly why: string } | null => {
  if (attempts === 0 || total === 0) return null;
  if (failures < attempts) return { made: redials, why: `was dialled again ${times(redials)} already, as often as reconnect.total allows` };
  return { made: failures, why: `could not be had again in ${String(failures)} ${failures === 1 ? 'attempt' : 'attempts'}` };
};

/** The attempts are used up: the session ends, and says so. */
export const giveUp = (next: Next, reconnect: Reconnection, { error, close }: Loss, at: number): Next => {
  const how = close === null ? {} : { code: close.code, reason: close.reason };
  const ending = exhausted(reconnect, next.state.memory);
  if (ending === null) return end(next, { ...how, cause: error }, at);
  const { made, why } = ending;
  const cause: LiveError = {
    type: 'RetriesExhausted',
    message: `The connection ${why}. The last time: ${error.message}`,
    ...(error.advice !== undefined && { advice: error.advice }),
    attempts: made,
    last: error,
  };
  return end(next, { ...how, cause }, at);
};
