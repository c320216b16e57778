/** A time in which nothing happened. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** How many columns the mark of a quiet stretch takes. */
export const MARK = 8;

const lengthOf = ({ from, to }: Gap): number => to - from;

const gapsOf = (times: readonly number[]): readonly Gap[] =>
  times.flatMap((to, index) => {
    const from = times[index - 1] ?? to;
    return to > from ? [{ from, to }] : [];
  });

/**
 * The gaps to leave out so that the rest can be read: the few longest, where that makes the rest at least four times as wide. An even rhythm stays as it is,
 * and so does what can be told apart anyway.
 */
export const quietOf = (times: readonly number[], columns: number): readonly Gap[] => {
  const longest = [...gapsOf(times)].sort((a, b) => lengthOf(b) - lengthOf(a));
  const typical = longest[Math.floor(longest.length * 0.75)];
  const most = Math.min(longest.length, Math.floor((columns * 0.6) / MARK));
  if (typical === undefined || most < 1) return [];
  const total = longest.reduce((sum, gap) => sum + lengthOf(gap), 0);
  const finest = lengthOf(typical);
  const scales: number[] = [];
  for (let left = total, count = 0; count <= most; count += 1) {
    scales.push(Math.max(finest, left / (columns - count * MARK)));
    left -= lengthOf(longest[count] ?? { from: 0, to: 0 });
  }
  const best = Math.min(...scales);
  if (best * 4 > (scales[0] ?? 0)) return [];
  const count = scales.findIndex((scale) => scale <= best * 1.25);
  return longest
    .slice(0, count)
    .filter((gap) => lengthOf(gap) > 2 * MARK * (scales[count] ?? 0))
    .sort((a, b) => a.from - b.from);
};
