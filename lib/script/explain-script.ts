import { isOwed } from './end-connection';
import { play } from './play';
import type { ScriptProblem } from './script-problem';
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

/** Whether a wait keeps what the client did. */
const isKept = ({ script, next, timer, unread, dials }: ScriptState): boolean => {
  const step = script[next];
  return timer !== 0 && step !== undefined && 'wait' in step && (unread.length > 0 || dials.length > 0);
};

/** Problems so far, and those that come of what the client did during a wait: it is kept until the wait is over, and the test may end before that. */
const problemsOf = (from: ScriptState): readonly ScriptProblem[] => {
  let state = from;
  while (isKept(state)) state = play(state, { type: 'Ticked', timer: state.timer }).state;
  return state.problems;
};

/** What is to be said about a script that was not played to its end, or not as it is written; nothing where all is well. */
export const explainScript = (state: ScriptState): string | undefined => {
  const open = unreached(state);
  const problems = problemsOf(state);
  if (open.length === 0 && problems.length === 0) return undefined;
  const notReached = `Not done of the ${String(state.script.length)} steps: ${numbers(open)}${state.newest === 0 ? '. Nobody dialled' : ''}.`;
  return [
    'The script was not played as it is written.',
    ...problems.map(({ message }) => `* ${message}`),
    ...(open.length === 0 ? [] : [`* ${notReached}`, '', ...picture(state, open)]),
  ].join('\n');
};
