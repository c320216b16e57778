import type { FunctionDeclaration } from './function-declaration';
import { isFiller, wordsOf } from './words';

const stem = (word: string): string => (word.length > 3 ? word.replace(/s$/, '') : word);

const topicsOf = (text: string): ReadonlySet<string> =>
  new Set(
    wordsOf(text)
      .filter((word) => !isFiller(word))
      .map(stem),
  );

const NAME_COUNTS = 3;

/** The function that a text mentions by a word of its name, or else of its description; `undefined` where it mentions none. */
export const pickFunction = (text: string, declarations: readonly FunctionDeclaration[]): FunctionDeclaration | undefined => {
  const said = topicsOf(text);
  const shared = (words: string): number => [...topicsOf(words)].filter((word) => said.has(word)).length;
  const scored = declarations.map((declaration) => ({
    declaration,
    score: NAME_COUNTS * shared(declaration.name) + shared(declaration.description ?? ''),
  }));
  const best = scored.reduce((most, { score }) => Math.max(most, score), 0);
  return best === 0 ? undefined : scored.find(({ score }) => score === best)?.declaration;
};
