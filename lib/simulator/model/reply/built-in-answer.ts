import type { Utterance } from '../../service/memory';
import type { Answer } from './answer';
import type { FunctionDeclaration } from './function-declaration';
import { pickFunction } from './pick-function';
import { PLAIN } from './quirks';
import { recall } from './recall';
import type { ScriptedCall } from './reply';
import { sampleArgs } from './sample-args';

/** What the built-in answer is an answer to. */
export interface Question {
  /** What the user said, as far as it is known in words. */
  readonly words: string;
  /** How long the user spoke without being understood; 0 where the words are known. */
  readonly unheardMs: number;
  readonly declarations: readonly FunctionDeclaration[];
  readonly history: readonly Utterance[];
  /** Picks the wording. */
  readonly nth: number;
}

const LONGEST_QUOTE = 80;

const ENDINGS = ['What else is on your mind?', 'Interrupt me if you like.', 'That is all I know about it.', 'Please go on.'] as const;

const quoted = (words: string): string =>
  words.length <= LONGEST_QUOTE ? words.replace(/[.,;:\s]+$/, '') : `${words.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/, '')} …`;

/** How long a user spoke, in words. */
export const secondsInWords = (ms: number): string => `${(ms / 1000).toFixed(1)} seconds`;

const mention = ({ words, unheardMs }: Question): string => {
  const parts = [
    ...(words === '' ? [] : [`You said “${quoted(words)}”`]),
    ...(unheardMs > 0 ? [`I heard you speak for ${secondsInWords(unheardMs)}`] : []),
  ];
  return parts.length === 0 ? 'I am listening.' : `${parts.join(', and ')}.`;
};

const argsOf = (declared: FunctionDeclaration, words: string): Pick<ScriptedCall, 'args'> => {
  const args = sampleArgs(declared, words);
  return Object.keys(args).length === 0 ? {} : { args };
};

/** What the model answers where no script says so: it calls the function that was mentioned, recalls what it is asked for, or repeats what it heard. */
export const builtInAnswer = (question: Question): Answer => {
  const { words, declarations, history, nth } = question;
  const declared = pickFunction(words, declarations);
  const said = mention(question);
  const common = {
    thoughts: `**Considering what was said**\n\n${said}\n\n`,
    then: null,
    goAway: null,
    badFrame: 'none',
    quirks: PLAIN,
  } as const;
  if (declared !== undefined) return { ...common, text: '', calls: [{ name: declared.name, ...argsOf(declared, words) }] };
  const recalled = recall(words, history);
  if (recalled !== undefined) return { ...common, text: recalled, calls: [] };
  return { ...common, text: `${said} ${ENDINGS[nth % ENDINGS.length] ?? ''}`.trim(), calls: [] };
};
