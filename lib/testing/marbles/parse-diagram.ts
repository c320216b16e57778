import { DiagramError } from './diagram-error';

/** A character of a diagram that stands for something. */
export interface Mark {
  readonly letter: string;
  /** Where it stands in the text, from 0. */
  readonly column: number;
}

/** What a diagram draws for one frame: one mark, or those of a group. */
export interface Moment {
  readonly frame: number;
  readonly marks: readonly Mark[];
}

/** A diagram, read. */
export interface Diagram {
  readonly text: string;
  readonly moments: readonly Moment[];
  /** How many frames it lasts. */
  readonly frames: number;
}

const MS_A_UNIT: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 };

/** `250ms`, `9m`, `1.5s`: between blanks, or at an end. */
const PROGRESSION = /^(\d+(?:\.\d+)?)(ms|s|m)(?=\s|$)/;

const isBlank = (character: string | undefined): boolean => character === undefined || /\s/.test(character);

const endOfGroup = (characters: readonly string[], start: number, text: string): number => {
  const end = characters.indexOf(')', start);
  if (end === -1) throw new DiagramError('A group is opened with "(" and never closed.', text, start);
  return end;
};

const marksOfGroup = (characters: readonly string[], start: number, end: number, text: string): readonly Mark[] => {
  const marks = characters.slice(start + 1, end).flatMap((letter, index): readonly Mark[] => {
    const column = start + 1 + index;
    if (letter === '(') throw new DiagramError('A group cannot stand in a group.', text, column);
    if (letter === '-') throw new DiagramError('No time passes in a group: it is what happens in one frame.', text, column);
    return isBlank(letter) ? [] : [{ letter, column }];
  });
  if (marks.length === 0)
    throw new DiagramError('A group without letters says nothing; write "-" for a frame in which nothing happens.', text, start);
  return marks;
};

/**
 * Reads a diagram. One character is one frame (1 ms): `-` nothing happens, a letter something does, and a group such as `(XT)` is what happens in one
 * frame, in that order. Blanks only align. ` 250ms `, ` 10s ` and ` 9m ` between blanks let that much time pass.
 *
 * @throws DiagramError with the place that is wrong
 */
export const parseDiagram = (text: string): Diagram => {
  const characters = Array.from(text);
  const moments: Moment[] = [];
  let frame = 0;
  let column = 0;
  while (column < characters.length) {
    const letter = characters[column] ?? '';
    const progression = isBlank(characters[column - 1]) ? PROGRESSION.exec(characters.slice(column).join('')) : null;
    if (progression !== null) {
      const [whole, amount = '', unit = ''] = progression;
      const ms = Number(amount) * (MS_A_UNIT[unit] ?? 1);
      if (!Number.isInteger(ms)) throw new DiagramError('Time passes in whole milliseconds.', text, column);
      frame += ms;
      column += whole.length;
    } else if (isBlank(letter)) {
      column += 1;
    } else if (letter === ')') {
      throw new DiagramError('A group is closed that was never opened.', text, column);
    } else if (letter === '(') {
      const end = endOfGroup(characters, column, text);
      moments.push({ frame, marks: marksOfGroup(characters, column, end, text) });
      frame += 1;
      column = end + 1;
    } else {
      if (letter !== '-') moments.push({ frame, marks: [{ letter, column }] });
      frame += 1;
      column += 1;
    }
  }
  return { text, moments, frames: frame };
};
