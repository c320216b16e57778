import type { Timestamp } from 'rxjs';
import type { SessionEvent } from '../../wire/session-event';
import { axisOf } from './axis';
import { cellsOf } from './cells';
import { drawLane } from './draw-lane';
import { drawNotes, noteNumbers } from './draw-notes';
import { LANES } from './lane-of';
import { legendOf } from './legend';
import { notesOf } from './notes';
import { planOf } from './plan';
import { wholeNumber } from './whole-number';
import { wrap } from './wrap';
import { writeOver } from './write-over';

/** How a session is drawn. */
export interface MarblesOptions {
  /** Characters a line at most; default 100, at least 60, at most 10000. */
  readonly width?: number;
  /** Notes at most, default 40; of more, the first and the last are told. */
  readonly notes?: number;
  /** The time that is 0 on the axis; default: that of the first event. */
  readonly origin?: number;
}

const WIDTH = 100;
const NOTES = 40;
const NARROWEST = 60;
const WIDEST = 10_000;
const LABEL = Math.max(...LANES.map(({ length }) => length)) + 2;

const titled = (title: string, rows: readonly string[]): readonly string[] =>
  rows.map((row, index) => `${(index === 0 ? title : '').padEnd(LABEL)}${row}`.trimEnd());

/**
 * Draws a session as ASCII lanes on a time axis, with a legend and numbered notes below: for a failing test, a bug report, a README.
 *
 * Takes plain events, a column each, or events with their times as the operator `timestamp()` gives them; where one has no finite time, all count as
 * plain. The letters are those of the marble
 * diagrams. The scale is the finest round one that fits the width; a long quiet stretch is left out and says how long it was. Every event is drawn:
 * those that share a column of a lane stand below each other, with a number under a letter that came more than once. The notes have the words, the
 * calls and the errors, cut to a line each. Pure: the same events give the same drawing.
 *
 * @example
 * session.events$.pipe(timestamp(), toArray()).subscribe((events) => console.log(toMarbles(events)));
 */
export const toMarbles = (
  events: Iterable<SessionEvent | Timestamp<SessionEvent>>,
  { width = WIDTH, notes: wanted = NOTES, origin }: MarblesOptions = {},
): string => {
  const full = wholeNumber(width, NARROWEST, WIDEST, WIDTH);
  const most = wholeNumber(wanted, 0, Number.MAX_SAFE_INTEGER, NOTES);
  const plan = planOf(events, full - LABEL, origin);
  const { placed, unit, columns } = plan;
  const cells = cellsOf(placed);
  const notes = most > 0 ? notesOf(placed) : [];
  const lanes = LANES.flatMap((lane) => {
    const found = cells.get(lane);
    return found === undefined ? [] : [{ lane, rows: drawLane(lane, found, plan) }];
  });
  if (lanes.length === 0) return '(no events)';
  const numbers = notes.length === 0 ? [] : [writeOver(' '.repeat(columns), noteNumbers(notes, columns))];
  const isStacked = lanes.some(({ rows }) => rows.length > 1);
  const blocks = [
    [...titled(unit.name, [axisOf(plan)]), ...titled('notes', numbers), ...lanes.flatMap(({ lane, rows }) => titled(lane, rows))],
    legendOf(plan, isStacked).flatMap(({ title, pieces }) => titled(title, wrap(pieces, full - LABEL))),
    drawNotes(notes, unit, most, full),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
};
