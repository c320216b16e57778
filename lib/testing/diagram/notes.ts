import type { SessionEvent } from '../../wire/session-event';
import { EVENT_LETTER } from '../builders/event-letter';
import type { Note } from './note';
import type { Placed } from './plan';
import { remarkOn } from './remark';
import type { Words } from './words';
import { withoutControls } from './without-controls';
import { beginWords, flowsOn, goOn, isWording, textOf } from './words';

/** After these the model's words begin a new note, so that the notes tell things in their order. */
const PAUSES: ReadonlySet<SessionEvent['type']> = new Set(['ToolCall', 'Interrupted', 'TurnComplete', 'Connected', 'Disconnected']);

interface Draft extends Omit<Note, 'text'> {
  readonly content: string | Words;
}

const textOfContent = (content: string | Words): string => {
  if (typeof content === 'string') return content;
  const text = textOf(content);
  return text === '' ? '' : JSON.stringify(text);
};

/** What was heard and said, the calls, the errors: one note each, in the order in which they began. */
export const notesOf = (placed: readonly Placed[]): readonly Note[] => {
  const drafts: Draft[] = [];
  const open = new Map<SessionEvent['type'], Words>();
  const written = new Set<number>();
  for (const { event, at, column } of placed) {
    const note = (content: string | Words): number => drafts.push({ at, column, letter: EVENT_LETTER[event.type], content });
    if (isWording(event)) {
      if (event.type === 'TextDelta') written.add(event.turn);
      const words = open.get(event.type);
      if (words !== undefined && flowsOn(words, event)) goOn(words, event);
      else {
        const begun = beginWords(event);
        open.set(event.type, begun);
        note(begun);
      }
    } else if (event.type === 'TextComplete') {
      if (!written.has(event.turn)) note(JSON.stringify(event.text));
    } else {
      if (PAUSES.has(event.type)) for (const type of ['TextDelta', 'Thought', 'OutputTranscription'] as const) open.delete(type);
      const remark = remarkOn(event);
      if (remark !== '') note(remark);
    }
  }
  return drafts
    .map(({ content, ...rest }) => ({ ...rest, text: withoutControls(textOfContent(content)) }))
    .filter(({ text }) => text !== '');
};
