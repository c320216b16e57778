import type { Timestamp } from 'rxjs';
import type { SessionEvent } from '../../wire/session-event';
import type { TimeUnit } from './time-unit';
import { EVENTS, MILLISECONDS } from './time-unit';

/** An event and where it stands: in ms, or its number where not all the events have a time. */
export interface Moment {
  readonly at: number;
  readonly event: SessionEvent;
}

/** Events in the order of their times; what happened at one time keeps its order. Without times: in the order in which they come. */
export interface Moments {
  readonly unit: TimeUnit;
  readonly moments: readonly Moment[];
}

type Item = SessionEvent | Timestamp<SessionEvent>;

const hasTime = (item: Item): item is Timestamp<SessionEvent> => !('type' in item) && Number.isSafeInteger(Math.trunc(item.timestamp));

export const momentsOf = (items: Iterable<Item>): Moments => {
  const list = [...items];
  if (!list.every(hasTime)) return { unit: EVENTS, moments: list.map((item, at) => ({ at, event: 'type' in item ? item : item.value })) };
  return { unit: MILLISECONDS, moments: list.map(({ timestamp, value }) => ({ at: timestamp, event: value })).sort((a, b) => a.at - b.at) };
};
