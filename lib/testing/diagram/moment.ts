import type { Timestamp } from 'rxjs';
import type { SessionEvent } from '../../wire/session-event';
import type { TimeUnit } from './time-unit';
import { EVENTS, MILLISECONDS } from './time-unit';

/** An event and where it stands: in ms, or its number where the events have no times. */
export interface Moment {
  readonly at: number;
  readonly event: SessionEvent;
}

/** Events in the order of their times; what happened at one time keeps its order. */
export interface Moments {
  readonly unit: TimeUnit;
  readonly moments: readonly Moment[];
}

type Item = SessionEvent | Timestamp<SessionEvent>;

const momentOf = (item: Item, index: number): Moment =>
  'type' in item ? { at: index, event: item } : { at: item.timestamp, event: item.value };

export const momentsOf = (items: Iterable<Item>): Moments => {
  const list = [...items];
  const unit = list.some((item) => 'type' in item) ? EVENTS : MILLISECONDS;
  return { unit, moments: list.map(momentOf).sort((a, b) => a.at - b.at) };
};
