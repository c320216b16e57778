import type { Gap } from './quiet';
import { MARK, quietOf } from './quiet';
import { roundStep } from './round-step';

/** A stretch that is drawn in proportion. */
export interface Stretch extends Gap {
  /** Where it begins. */
  readonly column: number;
  readonly columns: number;
}

/** Where each time stands on the axis. */
export interface TimeScale {
  /** How much time a column is. */
  readonly step: number;
  /** In their order; `MARK` columns between two stand for the quiet that is left out. */
  readonly stretches: readonly Stretch[];
  readonly columns: number;
}

const between = (times: readonly number[], quiet: readonly Gap[]): readonly Gap[] => {
  const first = times[0] ?? 0;
  const last = times.at(-1) ?? first;
  return [...quiet.map(({ from }) => from), last].map((to, index) => ({ from: quiet[index - 1]?.to ?? first, to }));
};

const columnsOf = ({ from, to }: Gap, step: number): number => Math.floor((to - from) / step) + 1;

const widthOf = (parts: readonly Gap[], step: number): number =>
  parts.reduce((sum, part) => sum + columnsOf(part, step), (parts.length - 1) * MARK);

/** The finest round scale on which the times, in ascending order, fit into so many columns. */
export const timeScale = (times: readonly number[], columns: number): TimeScale => {
  const parts = between(times, quietOf(times, columns));
  const step = roundStep((candidate) => widthOf(parts, candidate) <= columns);
  const stretches: Stretch[] = [];
  let column = 0;
  for (const part of parts) {
    stretches.push({ ...part, column, columns: columnsOf(part, step) });
    column += columnsOf(part, step) + MARK;
  }
  return { step, stretches, columns: column - MARK };
};

/** The column of each time; the times are in ascending order. */
export const columnsOfTimes = (times: readonly number[], { step, stretches }: TimeScale): readonly number[] => {
  let index = 0;
  return times.map((at) => {
    while (at > (stretches[index]?.to ?? at)) index += 1;
    const { column, from } = stretches[index] ?? { column: 0, from: at };
    return column + Math.floor((at - from) / step);
  });
};
