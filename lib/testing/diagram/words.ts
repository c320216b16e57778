import type { EventOf, SessionEvent } from '../../wire/session-event';

/** Events that carry words which flow. */
export type Wording = EventOf<'TextDelta' | 'Thought' | 'InputTranscription' | 'OutputTranscription'>;

export const isWording = (event: SessionEvent): event is Wording =>
  event.type === 'TextDelta' || event.type === 'Thought' || event.type === 'InputTranscription' || event.type === 'OutputTranscription';

/** Words that flow together. They grow in place: a session may have a hundred thousand fragments. */
export interface Words {
  readonly type: Wording['type'];
  readonly turn: number;
  readonly fragments: string[];
  /** A guess that the next transcription replaces. */
  guess: string;
  isOver: boolean;
}

export const goOn = (words: Words, event: Wording): void => {
  if ('interim' in event) {
    words.guess = event.text;
    return;
  }
  words.fragments.push(event.text);
  words.isOver = words.guess !== '' || ('finished' in event && event.finished);
  words.guess = '';
};

export const beginWords = (event: Wording): Words => {
  const words: Words = { type: event.type, turn: event.turn, fragments: [], guess: '', isOver: false };
  goOn(words, event);
  return words;
};

export const flowsOn = ({ type, turn, isOver }: Words, event: Wording): boolean => !isOver && type === event.type && turn === event.turn;

export const textOf = ({ fragments, guess }: Words): string => `${fragments.join('')}${guess}`.trim();
