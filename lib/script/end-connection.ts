import type { Played } from './played';
import type { ScriptStep } from './script';
import type { ScriptEffect } from './script-effect';
import type { ScriptProblem } from './script-problem';
import type { ScriptState } from './script-state';

/** The code of a close that the script does not have: the client broke the rules. */
const NOT_IN_THE_SCRIPT = 1008;

/** Whether a step asks something of the client or does something to it. */
export const isOwed = (step: ScriptStep): boolean => !('wait' in step || 'allow' in step);

/** Steps from the one that was reached up to the next dial, by their indices. */
export const restOf = ({ script, next }: ScriptState): readonly number[] => {
  const dial = script.findIndex((step, index) => index >= next && 'dial' in step);
  return Array.from({ length: (dial === -1 ? script.length : dial) - next }, (_, offset) => next + offset);
};

/** Steps of the newest connection that still owe or want something. */
export const owedOf = (state: ScriptState): readonly number[] =>
  restOf(state).filter((index) => {
    const step = state.script[index];
    return step !== undefined && isOwed(step);
  });

/** Puts a problem on record. */
export const report = (state: ScriptState, problem: ScriptProblem): Played => ({
  state: { ...state, problems: [...state.problems, problem] },
  effects: [{ type: 'Report', problem }],
});

/** The connection is over. Where it was the newest, the script goes on at the next dial, and what stands before that is passed over. */
export const endConnection = (state: ScriptState, connection: number): Played => {
  const open = state.open.filter((each) => each !== connection);
  if (connection !== state.newest) return { state: { ...state, open }, effects: [] };
  const rest = restOf(state);
  const stop: readonly ScriptEffect[] = state.timer === 0 ? [] : [{ type: 'StopTimer', timer: state.timer }];
  const allowed = rest.flatMap((index) => {
    const step = state.script[index];
    return step !== undefined && 'allow' in step ? [step.allow] : [];
  });
  return {
    state: {
      ...state,
      open,
      next: state.next + rest.length,
      unread: [],
      timer: 0,
      allowed: [...state.allowed, ...allowed],
      skipped: [...state.skipped, ...owedOf(state)],
    },
    effects: stop,
  };
};

/** Reports a problem and closes the connection that it is about, with the words in the reason: nobody waits for what will not come. */
export const fail = (state: ScriptState, problem: ScriptProblem, why: string): Played => {
  const { connection } = problem;
  const reported = report(state, problem);
  const ended = endConnection(reported.state, connection);
  return {
    state: ended.state,
    effects: [
      ...reported.effects,
      ...ended.effects,
      { type: 'Close', connection, code: NOT_IN_THE_SCRIPT, reason: `Not in the script: ${why}` },
    ],
  };
};
