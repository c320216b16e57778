import type { Cells } from './cells';
import { groundOf } from './ground';
import type { Lane } from './lane-of';
import { phaseBar } from './phase-bar';
import type { Plan } from './plan';
import { stackLetters } from './stack-letters';
import { usageTotals } from './usage-totals';
import type { Label } from './write-over';
import { writeOver } from './write-over';

const labelsOf = (lane: Lane, { placed, columns }: Plan): readonly Label[] => {
  if (lane === 'phase') return phaseBar(placed, columns).labels;
  return lane === 'usage' ? usageTotals(placed, columns) : [];
};

/** The rows of a lane, all as wide as the axis. */
export const drawLane = (lane: Lane, cells: Cells, plan: Plan): readonly string[] => {
  const [first = '', ...below] = stackLetters(cells, groundOf(lane, plan));
  return [writeOver(first, labelsOf(lane, plan)), ...below];
};
