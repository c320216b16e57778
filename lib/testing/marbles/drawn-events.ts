import type { SessionEvent } from '../../wire/session-event';
import { EVENT_LETTER, eventTypeOf } from '../builders/event-letter';
import type { DeepPartial } from './deep-partial';
import { DiagramError } from './diagram-error';
import { differences } from './differences';
import type { Drawn } from './lane';
import type { Diagram, Mark } from './parse-diagram';

const LETTERS = Object.entries(EVENT_LETTER)
  .map(([type, letter]) => `${letter} ${type}`)
  .join(', ');

const never = (): readonly string[] => [];

const drawnEvent = (frame: number, { letter, column }: Mark, value: DeepPartial<SessionEvent> | undefined, text: string): Drawn => {
  if (letter === '|') return { frame, letter, name: 'completed', kind: 'completed', differ: never };
  const type = value?.type ?? eventTypeOf(letter);
  if (type === undefined && value === undefined) {
    throw new DiagramError(`"${letter}" is no event, and has no value. The letters are ${LETTERS}, | the completion.`, text, column);
  }
  return {
    frame,
    letter,
    name: type ?? '',
    kind: type ?? null,
    differ: value === undefined ? never : (actual) => differences(value, actual),
  };
};

/**
 * What a diagram of events expects.
 *
 * @throws DiagramError for a letter that means nothing and has no value
 */
export const drawnEvents = ({ text, moments }: Diagram, values: Readonly<Record<string, DeepPartial<SessionEvent>>>): readonly Drawn[] =>
  moments.flatMap(({ frame, marks }) =>
    marks.map((mark) => drawnEvent(frame, mark, Object.hasOwn(values, mark.letter) ? values[mark.letter] : undefined, text)),
  );
