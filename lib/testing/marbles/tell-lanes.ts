import type { Drawn, FrameOfLane, Pair, Seen } from './lane';
import { showValue } from './show-value';

/** Something that came at another time than it was drawn. */
type Moved = Pair;

const called = ({ letter, name }: { readonly letter: string; readonly name: string }): string =>
  name === '' ? letter : `${letter} (${name})`;

const inFrame = (frame: number): string => `frame ${String(frame)}: `;

const moveOf = (drawn: Drawn, surplus: ReadonlySet<Seen>): Moved | undefined => {
  const moves = [...surplus]
    .filter(({ kind }) => drawn.kind === null || drawn.kind === kind)
    .map((seen): Moved => ({ drawn, seen, lines: drawn.differ(seen.value) }));
  return moves.find(({ lines }) => lines.length === 0) ?? (drawn.kind === null ? undefined : moves[0]);
};

const movesOf = (frames: readonly FrameOfLane[]): readonly Moved[] => {
  const surplus = new Set(frames.flatMap((frame) => frame.surplus));
  return frames
    .flatMap(({ missing }) => missing)
    .flatMap((drawn) => {
      const moved = moveOf(drawn, surplus);
      if (moved === undefined) return [];
      surplus.delete(moved.seen);
      return [moved];
    });
};

const whereTo = ({ drawn, seen }: Moved): string => {
  const by = seen.frame - drawn.frame;
  if (by === 0) return 'it came in another place of the group';
  return `it came ${String(Math.abs(by))} ms ${by > 0 ? 'later' : 'earlier'}, in frame ${String(seen.frame)}`;
};

const tellMoved = (moved: Moved): readonly string[] => [
  `${inFrame(moved.drawn.frame)}${called(moved.drawn)} was expected; ${whereTo(moved)}${moved.lines.length === 0 ? '' : ', with another value'}.`,
  ...moved.lines.map((line) => `  ${line}`),
];

const tellSurplus = (seen: Seen): readonly string[] => [
  `${inFrame(seen.frame)}${called(seen)} came, but was not drawn.`,
  ...(seen.value === undefined ? [] : [`  ${showValue(seen.value)}`]),
];

/** The differences of two lanes, told line by line; a thing that came at another time is told once. */
export const tellLanes = (frames: readonly FrameOfLane[]): readonly string[] => {
  const moved = movesOf(frames);
  return frames.flatMap(({ missing, surplus, pairs }) => [
    ...missing.flatMap((drawn) => {
      const match = moved.find((one) => one.drawn === drawn);
      return match === undefined ? [`${inFrame(drawn.frame)}${called(drawn)} was expected, but did not come.`] : tellMoved(match);
    }),
    ...pairs.flatMap(({ drawn, seen, lines }) =>
      lines.length === 0
        ? []
        : [
            `${inFrame(drawn.frame)}${called({ letter: drawn.letter, name: seen.name })} came with another value.`,
            ...lines.map((line) => `  ${line}`),
          ],
    ),
    ...surplus.filter((seen) => moved.every((one) => one.seen !== seen)).flatMap(tellSurplus),
  ]);
};
