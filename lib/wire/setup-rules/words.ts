import { nearest } from '../../errors/nearest';
import { excerpt } from '../excerpt';
import type { Finding } from './finding';
import { error, warning } from './finding';

/** What all of them begin with: `MEDIA_RESOLUTION_`, or nothing. */
const commonStart = ([first = '', ...others]: readonly string[]): string =>
  others.reduce((start, word) => {
    let common = start;
    while (!word.startsWith(common)) common = common.slice(0, common.slice(0, -1).lastIndexOf('_') + 1);
    return common;
  }, first);

/**
 * Whether a word is one of those that a field is known to take. The service may know more by now, and its parsers do not all mind lower case; a word
 * that lacks what all words of the field begin with is wrong for sure.
 */
export const wordFindings = (word: string, words: readonly string[], field: string): readonly Finding[] => {
  if (words.includes(word) || word.endsWith('UNSPECIFIED')) return [];
  const inCapitals = word.toUpperCase();
  if (words.includes(inCapitals)) return [warning(field, `${excerpt(word)} should be in capitals`, `write ${inCapitals}`)];
  const start = commonStart(words);
  const last = inCapitals.slice(inCapitals.lastIndexOf('_') + 1);
  const isMeant = start === '' ? undefined : words.find((each) => each.endsWith(`_${last}`));
  const fix = `write ${isMeant ?? nearest(word, words) ?? words.join(' or ')}`;
  return inCapitals.startsWith(start)
    ? [warning(field, `${excerpt(word)} is no word that is known; where the service does not know it either, it closes the socket`, fix)]
    : [error(field, `${excerpt(word)} is not how the wire says it`, fix)];
};
