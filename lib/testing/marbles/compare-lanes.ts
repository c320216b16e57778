import type { Drawn, FrameOfLane, Pair, Seen } from './lane';

/** The ways to pair a list with another in order: the best one pairs most, and rather what is equal. */
interface Pairing {
  readonly score: number;
  readonly pairs: readonly Pair[];
}

const NOTHING: Pairing = { score: 0, pairs: [] };
const EQUAL = 3;
const SAME_KIND = 1;

const pairOf = (drawn: Drawn, seen: Seen): Pair | null => {
  if (drawn.kind !== null && drawn.kind !== seen.kind) return null;
  return { drawn, seen, lines: drawn.differ(seen.value) };
};

const scoreOf = ({ lines }: Pair): number => (lines.length === 0 ? EQUAL : SAME_KIND);

const better = (one: Pairing, other: Pairing): Pairing => (other.score > one.score ? other : one);

/** The longest common subsequence, row by row from the end. */
const pairUp = (drawn: readonly Drawn[], seen: readonly Seen[]): readonly Pair[] => {
  let below: readonly Pairing[] = Array.from({ length: seen.length + 1 }, () => NOTHING);
  for (const one of [...drawn].reverse()) {
    const row: Pairing[] = [NOTHING];
    for (const [fromEnd, other] of [...seen].reverse().entries()) {
      const pair = pairOf(one, other);
      const { score, pairs } = below.at(-1 - fromEnd) ?? NOTHING;
      const skipped = better(row[0] ?? NOTHING, below.at(-2 - fromEnd) ?? NOTHING);
      row.unshift(pair === null ? skipped : better(skipped, { score: score + scoreOf(pair), pairs: [pair, ...pairs] }));
    }
    below = row;
  }
  return below[0]?.pairs ?? [];
};

const byFrame = <T extends { readonly frame: number }>(things: readonly T[]): ReadonlyMap<number, readonly T[]> => {
  const frames = new Map<number, T[]>();
  for (const thing of things) {
    const list = frames.get(thing.frame);
    if (list === undefined) frames.set(thing.frame, [thing]);
    else list.push(thing);
  }
  return frames;
};

const compareFrame = (frame: number, drawn: readonly Drawn[], seen: readonly Seen[]): FrameOfLane => {
  const pairs = pairUp(drawn, seen);
  const fitting = new Map(pairs.flatMap((pair) => (pair.lines.length === 0 ? [[pair.seen, pair.drawn.letter] as const] : [])));
  const letterOf = (one: Seen): string => fitting.get(one) ?? one.letter;
  return {
    frame,
    pairs,
    missing: drawn.filter((one) => pairs.every((pair) => pair.drawn !== one)),
    surplus: seen.filter((one) => pairs.every((pair) => pair.seen !== one)),
    drawnLetters: drawn.map(({ letter }) => letter),
    seenLetters: seen.map(letterOf),
  };
};

/** Compares what a diagram draws with what happened, frame by frame; the frames in which anything was drawn or happened, in order. */
export const compareLanes = (drawn: readonly Drawn[], seen: readonly Seen[]): readonly FrameOfLane[] => {
  const expected = byFrame(drawn);
  const actual = byFrame(seen);
  return [...new Set([...expected.keys(), ...actual.keys()])]
    .sort((one, other) => one - other)
    .map((frame) => compareFrame(frame, expected.get(frame) ?? [], actual.get(frame) ?? []));
};

/** Whether anything is wrong in a frame. */
export const isWrong = ({ missing, surplus, pairs }: FrameOfLane): boolean =>
  missing.length > 0 || surplus.length > 0 || pairs.some(({ lines }) => lines.length > 0);
