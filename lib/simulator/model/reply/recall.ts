import type { Utterance } from '../../service/memory';
import { shorten } from './shorten';

const ASKS = /\b(?:remember|recall|earlier|before|so far|last time)\b|\bwhat (?:did|have) (?:i|we|you) (?:say|said|tell|told|talk)/i;
const ASKS_NAME = /\b(?:what(?:'s| is) my name|who am i)\b/i;
const TELLS_NAME = /\b(?:my name is|i am called|call me) (\p{Lu}[\p{L}'’-]{0,39})/iu;

const MOST = 3;
const LONGEST_QUOTE = 80;

/** Cut first: what the end of a long text is made of would take long to find out. */
const quoted = (text: string): string => shorten(text.trim(), LONGEST_QUOTE).replace(/[.!?\s]+$/, '');

const nameIn = (history: readonly Utterance[]): string | undefined =>
  history.flatMap(({ by, text }) => (by === 'user' ? (TELLS_NAME.exec(text)?.slice(1, 2) ?? []) : [])).at(-1);

/** What the model says where it is asked what was said before; `undefined` where it is not asked for that. */
export const recall = (words: string, history: readonly Utterance[]): string | undefined => {
  const name = ASKS_NAME.test(words) ? nameIn(history) : undefined;
  if (name !== undefined) return `Your name is ${name}.`;
  if (!ASKS.test(words) && !ASKS_NAME.test(words)) return undefined;
  const said = history.slice(-MOST).map(({ by, text }) => `${by === 'user' ? 'you' : 'I'} said “${quoted(text)}”`);
  return said.length === 0 ? 'Nothing was said before.' : `I remember that ${said.join(', then ')}.`;
};
