import type { Drawn, FrameOfLane, Pair, Seen } from './lane';
import { showValue } from './show-value';

/** A difference, in one line or more. */
type Told = readonly string[];

/** So many differences are told. */
const MAX_TOLD = 20;
/** So many fields of one difference are told. */
const MAX_FIELDS = 10;

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

const fieldsOf = (lines: readonly string[]): readonly string[] =>
  [...lines.slice(0, MAX_FIELDS), ...(lines.length > MAX_FIELDS ? [`… and ${String(lines.length - MAX_FIELDS)} more`] : [])].map(
    (line) => `  ${line}`,
  );

const whereTo = ({ drawn, seen }: Moved): string => {
  const by = seen.frame - drawn.frame;
  if (by === 0) return 'it came in another place of the group';
  return `it came ${String(Math.abs(by))} ms ${by > 0 ? 'later' : 'earlier'}, in frame ${String(seen.frame)}`;
};

const tellMoved = (moved: Moved): Told => [
  `${inFrame(moved.drawn.frame)}${called(moved.drawn)} was expected; ${whereTo(moved)}${moved.lines.length === 0 ? '' : ', with another value'}.`,
  ...fieldsOf(moved.lines),
];

/** Letters of rxjs have no name: the one that came says more than that a value differs. */
const tellPair = ({ drawn, seen, lines }: Pair): Told => {
  const isAnother = seen.name === '' && seen.letter !== drawn.letter && seen.letter !== '*';
  const words = isAnother
    ? `${called(drawn)} was expected, but ${called(seen)} came.`
    : `${called({ letter: drawn.letter, name: seen.name })} came with another value.`;
  return [`${inFrame(drawn.frame)}${words}`, ...fieldsOf(lines)];
};

const tellSurplus = (seen: Seen): Told => [
  `${inFrame(seen.frame)}${called(seen)} came, but was not drawn.`,
  ...(seen.value === undefined ? [] : [`  ${showValue(seen.value)}`]),
];

/** The differences of two lanes, told line by line, the first ones; a thing that came at another time is told once. */
export const tellLanes = (frames: readonly FrameOfLane[]): readonly string[] => {
  const moved = movesOf(frames);
  const moves = new Map(moved.map((one) => [one.drawn, one]));
  const arrived = new Set(moved.map(({ seen }) => seen));
  const all = frames.flatMap(({ missing, surplus, pairs }): readonly Told[] => [
    ...missing.map((drawn): Told => {
      const match = moves.get(drawn);
      return match === undefined ? [`${inFrame(drawn.frame)}${called(drawn)} was expected, but did not come.`] : tellMoved(match);
    }),
    ...pairs.filter(({ lines }) => lines.length > 0).map(tellPair),
    ...surplus.filter((seen) => !arrived.has(seen)).map(tellSurplus),
  ]);
  return [...all.slice(0, MAX_TOLD).flat(), ...(all.length > MAX_TOLD ? [`… and ${String(all.length - MAX_TOLD)} more differences.`] : [])];
};
