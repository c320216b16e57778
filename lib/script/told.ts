import type { ScriptState } from './script-state';

const MOST_RUNS = 8;

/** Writes down that the client sent something, in words. */
export const noteSent = (state: ScriptState, words: string): ScriptState => {
  const last = state.sent.at(-1);
  const sent =
    last?.words === words
      ? [...state.sent.slice(0, -1), { words, count: last.count + 1 }]
      : [...state.sent.slice(-MOST_RUNS), { words, count: 1 }];
  return { ...state, sent };
};

/** What the client sent so far on the newest connection, as a sentence. */
export const sentSoFar = ({ sent }: ScriptState): string => {
  if (sent.length === 0) return 'It had sent nothing.';
  const runs = sent.slice(-MOST_RUNS).map(({ words, count }) => (count === 1 ? words : `${words} × ${String(count)}`));
  return `It had sent: ${[...(sent.length > MOST_RUNS ? ['…'] : []), ...runs].join(', ')}.`;
};
