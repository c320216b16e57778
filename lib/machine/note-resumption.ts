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

const openIn = ({ memory }: State): readonly string[] => memory.facts.calls.map(({ id }) => id);

/** The calls whose answers a transparent server had not read when it gave a handle: they are answered here, and open there. */
const unreadIn = ({ memory }: State): readonly string[] =>
  memory.flight.parcels.flatMap(({ entry }) => entry?.calls ?? []).flatMap(({ id }) => (memory.cancelled.includes(id) ? [] : [id]));

/** The server told how the session can be resumed from here. The newest handle counts; where there is none now, the old one still works. */
export const noteResumption = <S extends Listening>(
  next: Next<S>,
  { handle, resumable, lastConsumedIndex }: EventOf<'SessionResumeUpdate'>,
  at: number,
): Next<S> => {
  if (handle === undefined || !resumable) return fallBehind(next);
  const { turn } = next.state.memory;
  const proven = proveByTime(proveByHandle(next), at);
  const place = isTransparent(next.state) ? consumedBy(proven.state, lastConsumedIndex) : -1;
  const landed = arrived(proven, place);
  const isTold = isTransparent(next.state) && (place >= 0 || lastConsumedIndex !== undefined);
  const calls = isTold ? [...openIn(landed.state), ...unreadIn(landed.state)] : openIn(landed.state);
  return remember(landed, { resumption: { handle, savedAt: at, turn: turn.number, calls: [...new Set(calls)], standing: 'current' } });
};
