import { scrub } from '../errors/scrub';
import { isObject } from '../wire/codec/fields';
import { isList } from '../wire/codec/is-list';

const LONGEST = 120;
const LONGEST_STRING = 40;
const MOST_KEYS = 5;
const MOST_ITEMS = 3;
const DEEPEST = 4;

const few = (parts: readonly string[], most: number): string => [...parts.slice(0, most), ...(parts.length > most ? ['…'] : [])].join(', ');

/** Words are cut; what has no spaces is media or a handle, and its length says as much. */
const briefString = (text: string): string => {
  if (text.length <= LONGEST_STRING) return JSON.stringify(text);
  const length = `(${String(text.length)} characters)`;
  // Before it is cut: half a credential is not recognised.
  const beginning = scrub(text.slice(0, 10 * LONGEST_STRING)).slice(0, LONGEST_STRING);
  return /\s/.test(beginning) ? `${JSON.stringify(beginning)}… ${length}` : length;
};

const look = (value: unknown, depth: number): string => {
  if (typeof value === 'string') return briefString(value);
  if (value instanceof Uint8Array) return `(${String(value.byteLength)} bytes)`;
  if (isList(value)) {
    const items = value.slice(0, MOST_ITEMS + 1).map((item) => (depth === 0 ? '…' : look(item, depth - 1)));
    return `[${few(items, MOST_ITEMS)}]`;
  }
  if (!isObject(value)) return String(value);
  const entries = Object.entries(value).slice(0, MOST_KEYS + 1);
  if (entries.length === 0) return '{}';
  const fields = entries.map(([key, field]) => `${key}: ${depth === 0 ? '…' : look(field, depth - 1)}`);
  return `{ ${few(fields, MOST_KEYS)} }`;
};

const cut = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`);

/** What a value looks like, on one short line, without media and credentials. */
export const brief = (value: unknown): string => cut(scrub(look(value, DEEPEST)));

/** The same for a message, which begins with its key: `realtimeInput { text: "Hello" }`. */
export const briefMessage = (message: unknown): string => {
  const [entry, ...others] = isObject(message) ? Object.entries(message) : [];
  return entry === undefined || others.length > 0 ? brief(message) : cut(scrub(`${entry[0]} ${look(entry[1], DEEPEST)}`));
};
