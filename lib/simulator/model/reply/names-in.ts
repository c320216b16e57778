import { isFiller } from './words';

const CAPITALISED = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}'’-]*(?: \p{Lu}[\p{L}\p{N}'’-]*)*/gu;

interface Name {
  readonly name: string;
  readonly isFirst: boolean;
}

const namesOf = (sentence: string): readonly Name[] =>
  [...sentence.matchAll(CAPITALISED)].flatMap(({ 0: run, index }) => {
    const words = run.split(' ').filter((word) => !isFiller(word));
    const isFirst = sentence.slice(0, index).trim() === '' && run.startsWith(words[0] ?? ' ');
    return words.length === 0 ? [] : [{ name: words.join(' '), isFirst }];
  });

/** The names in a text: runs of capitalised words, and last those that begin a sentence, because there any word has a capital. */
export const namesIn = (text: string): readonly string[] => {
  const names = text.split(/[.!?:"“”]+/).flatMap(namesOf);
  return [...names.filter(({ isFirst }) => !isFirst), ...names.filter(({ isFirst }) => isFirst)].map(({ name }) => name);
};
