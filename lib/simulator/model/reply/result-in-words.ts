import { isObject } from '../../../wire/codec/fields';
import { wordsOf } from './words';

const MOST_ITEMS = 6;
const LONGEST = 120;

const listed = (items: readonly string[]): string => {
  const shown = items.slice(0, MOST_ITEMS);
  const last = shown.at(-1) ?? 'nothing';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
};

const say = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return listed(value.map(say));
  if (isObject(value)) return listed(Object.entries(value).map(([key, each]) => `${key.replace(/_/g, ' ')} is ${say(each)}`));
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replace(/[.!?\s]+$/, '');
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/\s+\S*$/, '')} …`;
};

/** The result of a function as a sentence of the model; `output` and `error` are the keys that the service knows. */
export const resultInWords = (name: string, response: Readonly<Record<string, unknown>>): string => {
  const spoken = wordsOf(name).join(' ');
  if (response['error'] !== undefined) return `I tried ${spoken}, but it did not work: ${say(response['error'])}.`;
  return `I used ${spoken}: ${say(response['output'] ?? response)}.`;
};
