/** How many characters have to be put in, taken out or changed. */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1];
    for (const [column, second] of Array.from(other).entries()) {
      const changed = (row[column] ?? 0) + (letter === second ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

const plain = (key: string): string => key.replaceAll(/[_-]/g, '').toLowerCase();

const SHORT = 6;
/** Longer keys are no slips of the pen, and need not be compared. */
const LONGEST = 64;

/** The key that was probably meant; nothing where a key is one of them, or like none. */
export const nearKey = (key: string, keys: readonly string[]): string | undefined => {
  if (keys.includes(key) || key.length > LONGEST) return undefined;
  return keys.find((known) => distance(plain(key), plain(known)) <= (known.length < SHORT ? 1 : 2));
};
