const NAME = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u;

/** A longer key than a model would make up tells nothing more. */
const LONGEST = 60;

/** The path of a value in the one at `path`: `filter.tags[0]`. The path of the arguments themselves is empty. */
export const placeIn = (path: string, key: string | number): string => {
  if (typeof key === 'number') return `${path}[${String(key)}]`;
  const name = key.length > LONGEST ? `${key.slice(0, LONGEST)}…` : key;
  if (!NAME.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
};
