import { isWrong } from './compare-lanes';
import type { FrameOfLane } from './lane';

/** Two diagrams under each other, and a line that points at what differs. */
export interface DrawnLanes {
  readonly expected: string;
  readonly actual: string;
  readonly pointers: string;
}

/** So many frames in which nothing happens are drawn one by one; more are a time. */
const MAX_QUIET = 20;

/** So many letters of a group are drawn. */
const MAX_LETTERS = 40;
/** So many frames in which something happens are drawn: some before the first one that is wrong, the others after it. */
const MAX_FRAMES = 100;
const BEFORE = 30;

const cellOf = (letters: readonly string[]): string => {
  const [only = '-', ...more] = letters;
  if (more.length === 0) return only;
  return `(${letters.slice(0, MAX_LETTERS).join('')}${letters.length > MAX_LETTERS ? '…' : ''})`;
};

const timeOf = (ms: number): string => {
  if (ms % 60_000 === 0) return `${String(ms / 60_000)}m`;
  return ms % 1_000 === 0 ? `${String(ms / 1_000)}s` : `${String(ms)}ms`;
};

const quiet = (frames: number): string => (frames > MAX_QUIET ? ` ${timeOf(frames)} ` : '-'.repeat(frames));

/** Draws both lanes in columns of one width, so that they are diagrams that could be pasted; of very long ones the part that differs first, between dots. */
export const drawLanes = (all: readonly FrameOfLane[], length: number): DrawnLanes => {
  const first = all.length <= MAX_FRAMES ? 0 : Math.max(0, all.findIndex(isWrong) - BEFORE);
  const frames = all.slice(first, first + MAX_FRAMES);
  const [before, after] = [first > 0 ? '… ' : '', all.length > first + MAX_FRAMES ? ' …' : ''];
  let [expected, actual, pointers] = [before, before, ' '.repeat(before.length)];
  let next = first > 0 ? (frames[0]?.frame ?? 0) : 0;
  const rest = (until: number): void => {
    const drawn = quiet(until - next);
    expected += drawn;
    actual += drawn;
    pointers += ' '.repeat(drawn.length);
    next = until;
  };
  for (const frame of frames) {
    rest(frame.frame);
    const cells = [cellOf(frame.drawnLetters), cellOf(frame.seenLetters)] as const;
    const width = Math.max(cells[0].length, cells[1].length);
    expected += cells[0].padEnd(width);
    actual += cells[1].padEnd(width);
    pointers += (isWrong(frame) ? '^' : '').padEnd(width);
    next = frame.frame + 1;
  }
  if (after === '') rest(Math.max(next, length));
  return { expected: `${expected.trimEnd()}${after}`, actual: `${actual.trimEnd()}${after}`, pointers: pointers.trimEnd() };
};
