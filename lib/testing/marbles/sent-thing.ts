import { isObject } from '../../wire/codec/fields';

/** Something that a client writes on a socket. */
export interface SentThing {
  readonly letter: string;
  readonly name: string;
}

const REALTIME = { text: 't', audio: 'a', video: 'f', activityStart: 'v', activityEnd: 'V', audioStreamEnd: 's' } as const;
const OTHER = { setup: 'S', clientContent: 'c', toolResponse: 'r' } as const;

/** What a client writes, by letter. */
export const SENT_NAMES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(OTHER).map(([key, letter]): [string, string] => [letter, key]),
  ...Object.entries(REALTIME).map(([key, letter]): [string, string] => [letter, `realtimeInput.${key}`]),
  ['|', 'close frame'],
]);

const find = (letters: Readonly<Record<string, string>>, message: object): string | undefined =>
  Object.entries(letters).find(([key]) => key in message)?.[1];

/** The letter of a client's message, and what it means; `?` for what no client should write. */
export const sentThing = (message: unknown): SentThing => {
  const input = isObject(message) ? message['realtimeInput'] : undefined;
  const letter = isObject(message) ? (find(OTHER, message) ?? (isObject(input) ? find(REALTIME, input) : undefined)) : undefined;
  return letter === undefined ? { letter: '?', name: 'unknown' } : { letter, name: SENT_NAMES.get(letter) ?? '' };
};
