import { DiagramError } from './diagram-error';
import { parseDiagram } from './parse-diagram';

/** From when to when: a subscription, or a connection. */
export interface Span {
  /** The frame of `^`. */
  readonly from: number;
  /** The frame of `!`; `null`: it lasts to the end of the test. */
  readonly to: number | null;
  /** How many frames the diagram lasts. */
  readonly frames: number;
}

/**
 * Reads `--^---!`: `^` where it begins, `!` where it ends. Without a `^` it begins in frame 0.
 *
 * @throws DiagramError for anything else
 */
export const parseSpan = (text: string): Span => {
  const { moments, frames } = parseDiagram(text);
  const marks = moments.flatMap(({ frame, marks: all }) => all.map((mark) => ({ ...mark, frame })));
  for (const { letter, column } of marks) {
    if (letter !== '^' && letter !== '!')
      throw new DiagramError(`"${letter}" says nothing here: "^" is the beginning, "!" the end.`, text, column);
    if (marks.some((other) => other.letter === letter && other.column < column)) {
      throw new DiagramError(`A second "${letter}": one diagram draws one beginning and one end.`, text, column);
    }
  }
  const from = marks.find(({ letter }) => letter === '^')?.frame ?? 0;
  const end = marks.find(({ letter }) => letter === '!');
  if (end !== undefined && end.frame < from) throw new DiagramError('The end stands before the beginning.', text, end.column);
  return { from, to: end?.frame ?? null, frames };
};
