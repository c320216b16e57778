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

const cellOf = (letters: readonly string[]): string => {
  const [only = '-', ...more] = letters;
  return more.length === 0 ? only : `(${letters.join('')})`;
};

const timeOf = (ms: number): string => {
  if (ms % 60_000 === 0) return `${String(ms / 60_000)}m`;
  return ms % 1_000 === 0 ? `${String(ms / 1_000)}s` : `${String(ms)}ms`;
};

const quiet = (frames: number): string => (frames > MAX_QUIET ? ` ${timeOf(frames)} ` : '-'.repeat(frames));

/** Draws both lanes in columns of one width, so that they are diagrams that could be pasted. */
export const drawLanes = (frames: readonly FrameOfLane[], length: number): DrawnLanes => {
  let [expected, actual, pointers] = ['', '', ''];
  let next = 0;
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
  rest(Math.max(next, length));
  return { expected: expected.trimEnd(), actual: actual.trimEnd(), pointers: pointers.trimEnd() };
};
