import { isObject } from './codec/fields';

const LONGEST = 80;
const MOST_KEYS = 8;

const cut = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}… (${String(text.length)} characters)`);

/** Cut before it is quoted, for speed, and after it, because one control character becomes six. */
const quoted = (text: string): string => {
  const json = JSON.stringify(text.slice(0, LONGEST));
  const isWhole = text.length <= LONGEST && json.length <= 2 * LONGEST;
  return isWhole ? json : `${json.slice(0, 2 * LONGEST)}… (${String(text.length)} characters)`;
};

/** What a value looks like, in at most about a hundred characters, whatever its size. */
export const excerpt = (value: unknown): string => {
  if (typeof value === 'string') return quoted(value);
  if (value instanceof Uint8Array) return `${String(value.byteLength)} bytes`;
  if (Array.isArray(value)) return `an array of ${String(value.length)}`;
  if (isObject(value)) {
    const keys = Object.keys(value);
    return cut(`an object with ${keys.slice(0, MOST_KEYS).join(', ') || 'no keys'}${keys.length > MOST_KEYS ? ', …' : ''}`);
  }
  return cut(String(value));
};
