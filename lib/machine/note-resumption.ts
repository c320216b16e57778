import type { EventOf } from '../wire/session-event';
import { arrived, proveByHandle, proveByTime } from './evidence';
import type { Listening } from './listening';
import { isTransparent } from './listening';
import type { Next } from './next';
import { remember } from './next';
import type { Settings } from './settings';
import type { State } from './state';

/** Something was said that the handle does not hold. */
export const fallBehind = <S extends State>(next: Next<S>): Next<S> => {
  const { resumption } = next.state.memory;
  return resumption === null || resumption.standing === 'behind'
    ? next
    : remember(next, { resumption: { ...resumption, standing: 'behind' } });
};

/** How far a transparent server has read when it gives a handle. It leaves 0 out, which then says either that or nothing. */
const consumedBy = ({ memory, settings }: State & { readonly settings: Settings }, lastConsumedIndex: number | undefined): number => {
  const first = settings.capabilities.firstMessageIndex;
  if (lastConsumedIndex !== undefined) return lastConsumedIndex - first;
  return first === 0 && memory.flight.proven >= 0 ? 0 : -1;
};

/** The server told how the session can be resumed from here. The newest handle counts; where there is none now, the old one still works. */
export const noteResumption = <S extends Listening>(
  next: Next<S>,
  { handle, resumable, lastConsumedIndex }: EventOf<'SessionResumeUpdate'>,
  at: number,
): Next<S> => {
  if (handle === undefined || !resumable) return fallBehind(next);
  const { turn, facts } = next.state.memory;
  const resumption = { handle, savedAt: at, turn: turn.number, calls: facts.calls.map(({ id }) => id), standing: 'current' as const };
  const proven = proveByTime(proveByHandle(next), at);
  return remember(isTransparent(next.state) ? arrived(proven, consumedBy(proven.state, lastConsumedIndex)) : proven, { resumption });
};
