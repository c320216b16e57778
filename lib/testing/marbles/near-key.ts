import { editDistance } from '../../errors/edit-distance';

const plain = (key: string): string => key.replaceAll(/[_-]/g, '').toLowerCase();

const SHORT = 6;
/** Longer keys are no slips of the pen, and need not be compared. */
const LONGEST = 64;

/** The key that was probably meant; nothing where a key is one of them, or like none. */
export const nearKey = (key: string, keys: readonly string[]): string | undefined => {
  if (keys.includes(key) || key.length > LONGEST) return undefined;
  return keys.find((known) => editDistance(plain(key), plain(known)) <= (known.length < SHORT ? 1 : 2));
};
