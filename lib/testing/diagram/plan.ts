import type { Timestamp } from 'rxjs';
import type { SessionEvent } from '../../wire/session-event';
import type { Moment } from './moment';
import { momentsOf } from './moment';
import type { TimeScale } from './time-scale';
import { columnsOfTimes, timeScale } from './time-scale';
import type { TimeUnit } from './time-unit';
import { EVENTS } from './time-unit';

/** An event in its column. */
export interface Placed extends Moment {
  readonly column: number;
}

/** Where everything goes; the times count from the origin. */
export interface Plan {
  readonly unit: TimeUnit;
  readonly scale: TimeScale;
  readonly placed: readonly Placed[];
  /** Of every lane: those of the scale, and room for what is written behind the last event. */
  readonly columns: number;
}

const TAIL = 8;

/** Lays the events out in so many columns. The origin is the first event where none is given. */
export const planOf = (events: Iterable<SessionEvent | Timestamp<SessionEvent>>, columns: number, origin: number | undefined): Plan => {
  const { unit, moments } = momentsOf(events);
  const first = origin !== undefined && Number.isSafeInteger(Math.trunc(origin)) ? origin : (moments[0]?.at ?? 0);
  const zero = unit === EVENTS ? 0 : first;
  const times = moments.map(({ at }) => at - zero);
  const scale = timeScale(times, columns - TAIL);
  const places = columnsOfTimes(times, scale);
  return {
    unit,
    scale,
    columns: scale.columns + TAIL,
    placed: moments.map(({ event }, index) => ({ event, at: times[index] ?? 0, column: places[index] ?? 0 })),
  };
};
