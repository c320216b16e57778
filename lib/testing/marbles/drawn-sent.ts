import { DiagramError } from './diagram-error';
import { differences } from './differences';
import type { Drawn } from './lane';
import type { Diagram } from './parse-diagram';
import { SENT_NAMES, sentThing } from './sent-thing';

const LETTERS = [...SENT_NAMES].map(([letter, name]) => `${letter} ${name}`).join(', ');

/**
 * What a diagram of sent messages expects. A value of another letter says by itself what kind of message it is.
 *
 * @throws DiagramError for a letter that means nothing and has no value
 */
export const drawnSent = ({ text, moments }: Diagram, values: Readonly<Record<string, object>>): readonly Drawn[] =>
  moments.flatMap(({ frame, marks }) =>
    marks.map(({ letter, column }): Drawn => {
      const value = Object.hasOwn(values, letter) ? values[letter] : undefined;
      const isKnown = SENT_NAMES.has(letter);
      if (value === undefined && !isKnown) {
        throw new DiagramError(`"${letter}" is nothing that a client sends, and has no value. The letters are ${LETTERS}.`, text, column);
      }
      const thing = value === undefined || isKnown ? { letter, name: SENT_NAMES.get(letter) ?? '' } : sentThing(value);
      return {
        frame,
        letter,
        name: thing.name,
        kind: thing.letter === '?' ? null : thing.letter,
        differ: value === undefined ? () => [] : (actual) => differences(value, actual),
      };
    }),
  );
