import { MARK } from './quiet';
import { roundStep } from './round-step';
import type { Plan } from './plan';
import type { Stretch } from './time-scale';
import type { TimeUnit } from './time-unit';
import type { Label } from './write-over';
import { writeOver } from './write-over';

/** Columns from one tick to the next, at least. */
const APART = 10;

const ticksOf = ({ from, to, column }: Stretch, step: number, unit: TimeUnit): readonly Label[] => {
  const every = roundStep((candidate) => candidate >= step * APART && candidate % step === 0);
  const ticks: Label[] = [{ column, text: `|${unit.exact(from)}` }];
  for (let at = (Math.floor(from / every) + 1) * every; at <= to; at += every) {
    ticks.push({ column: column + Math.floor((at - from) / step), text: `|${unit.exact(at)}` });
  }
  return ticks;
};

/** The ticks that find room; the first of a stretch says when it begins and goes first. */
const readable = (ticks: readonly Label[], end: number): readonly Label[] => {
  const kept: Label[] = [];
  let free = 0;
  for (const tick of ticks) {
    if (tick.column < free || tick.column + tick.text.length > end) continue;
    kept.push(tick);
    free = tick.column + tick.text.length + 1;
  }
  return kept;
};

const markOf = (length: number, unit: TimeUnit): string => {
  const text = unit.short(length);
  const before = Math.ceil((MARK - text.length) / 2);
  return `${'~'.repeat(before)}${text}`.padEnd(MARK, '~');
};

/** The axis: ticks, and how long the quiet is that is left out. */
export const axisOf = ({ unit, scale: { step, stretches }, columns }: Plan): string =>
  writeOver(
    ' '.repeat(columns),
    stretches.flatMap((stretch, index) => {
      const next = stretches[index + 1];
      const ticks = readable(ticksOf(stretch, step, unit), next === undefined ? columns : next.column - MARK);
      return next === undefined ? ticks : [...ticks, { column: next.column - MARK, text: markOf(next.from - stretch.to, unit) }];
    }),
  );
