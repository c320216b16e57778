import { isOwed } from './end-connection';
import type { ScriptState } from './script-state';
import { stepWords } from './step-words';

/** Steps that nothing came of, by their indices. */
const unreached = ({ script, next, skipped }: ScriptState): readonly number[] => [
  ...skipped,
  ...script.flatMap((step, index) => (index >= next && isOwed(step) ? [index] : [])),
];

const AROUND = 3;

const picture = (state: ScriptState, open: readonly number[]): readonly string[] => {
  const { script, next } = state;
  const [first = next] = open;
  const from = Math.max(0, first - AROUND);
  const lines = script.slice(from, first + AROUND + 1).map((step, offset) => {
    const index = from + offset;
    const mark = open.includes(index) ? (index === first ? '>' : '-') : ' ';
    return `  ${mark} ${String(index + 1).padStart(String(script.length).length)}  ${stepWords(step)}`;
  });
  return [...(from > 0 ? ['    …'] : []), ...lines, ...(first + AROUND + 1 < script.length ? ['    …'] : [])];
};

const numbers = (indices: readonly number[]): string => {
  const shown = indices.slice(0, 8).map((index) => String(index + 1));
  return [...shown, ...(indices.length > shown.length ? ['…'] : [])].join(', ');
};

/** What is to be said about a script that was not played to its end, or not as it is written; nothing where all is well. */
export const explainScript = (state: ScriptState): string | undefined => {
  const open = unreached(state);
  if (open.length === 0 && state.problems.length === 0) return undefined;
  const notReached = `Not done of the ${String(state.script.length)} steps: ${numbers(open)}${state.newest === 0 ? '. Nobody dialled' : ''}.`;
  return [
    'The script was not played as it is written.',
    ...state.problems.map(({ message }) => `* ${message}`),
    ...(open.length === 0 ? [] : [`* ${notReached}`, '', ...picture(state, open)]),
  ].join('\n');
};
