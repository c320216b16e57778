import type { ToolRun } from 'gemini-live-rxjs';
import { inSeconds, outcomeOf } from './run-in-words';

const LONGEST = 40;

const short = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`);

const rowOf = (run: ToolRun) => ({
  tool: run.name,
  args: JSON.stringify(run.args),
  turn: run.turn,
  state: run.state,
  ...('ranMs' in run && { waited: inSeconds(run.waitedMs), ran: inSeconds(run.ranMs) }),
  outcome: short(outcomeOf(run)),
});

/** The calls of a conversation and what became of them, for `console.table`. */
export const tableOf = (runs: readonly ToolRun[]): readonly object[] => runs.map(rowOf);
