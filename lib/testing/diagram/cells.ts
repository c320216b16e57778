import { EVENT_LETTER } from '../builders/event-letter';
import type { Lane } from './lane-of';
import { LANE_OF } from './lane-of';
import type { Placed } from './plan';
import type { Cell } from './stack-letters';

/** The letters of each column of a lane. */
export type Cells = ReadonlyMap<number, Cell>;

/** The letters of each lane that has some. */
export const cellsOf = (placed: readonly Placed[]): ReadonlyMap<Lane, Cells> => {
  const lanes = new Map<Lane, Map<number, Map<string, number>>>();
  for (const { event, column } of placed) {
    const lane = LANE_OF[event.type];
    const letter = EVENT_LETTER[event.type];
    const cells = lanes.get(lane) ?? new Map<number, Map<string, number>>();
    const cell = cells.get(column) ?? new Map<string, number>();
    lanes.set(lane, cells.set(column, cell.set(letter, (cell.get(letter) ?? 0) + 1)));
  }
  return lanes;
};
