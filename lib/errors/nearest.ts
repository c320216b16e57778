import { editDistance } from './edit-distance';

/** The word that was probably meant; `undefined` where none is near. */
export const nearest = (word: string, words: readonly string[]): string | undefined => {
  const ranked = words
    .map((each) => ({ each, far: editDistance(word.toLowerCase(), each.toLowerCase()) }))
    .sort((one, other) => one.far - other.far);
  const [first] = ranked;
  return first !== undefined && first.far <= Math.ceil(first.each.length / 3) ? first.each : undefined;
};
