import { isObject } from '../../../wire/codec/fields';
import { shorten } from './shorten';
import { wordsOf } from './words';

const MOST_ITEMS = 6;
const DEEPEST = 3;
const LONGEST_KEY = 40;
const LONGEST_VALUE = 120;
/** What an app answers may be of any size, and all that is said here is spoken. */
const LONGEST = 400;

const listed = (items: readonly string[]): string => {
  const last = items.at(-1) ?? 'nothing';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
};

const say = (value: unknown, depth = 0): string => {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'object' && depth === DEEPEST) return 'more than I can say';
  if (Array.isArray(value)) return listed(value.slice(0, MOST_ITEMS).map((each) => say(each, depth + 1)));
  if (isObject(value)) {
    const entries = Object.entries(value).slice(0, MOST_ITEMS);
    return listed(entries.map(([key, each]) => `${shorten(key.replace(/_/g, ' '), LONGEST_KEY)} is ${say(each, depth + 1)}`));
  }
  const text = typeof value === 'string' ? value.trim() : JSON.stringify(value);
  return shorten(text, LONGEST_VALUE).replace(/[.!?\s]+$/, '');
};

/** The result of a function as a sentence of the model; `output` and `error` are the keys that the service knows. */
export const resultInWords = (name: string, response: Readonly<Record<string, unknown>>): string => {
  const spoken = wordsOf(name).join(' ');
  const [begin, told] =
    response['error'] === undefined
      ? [`I used ${spoken}`, response['output'] ?? response]
      : [`I tried ${spoken}, but it did not work`, response['error']];
  return `${shorten(`${begin}: ${say(told)}`, LONGEST)}.`;
};
