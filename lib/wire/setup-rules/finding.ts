import type { SetupProblem } from '../setup-problem';

/** A problem, and whether the service refuses the setup for it. */
export interface Finding extends SetupProblem {
  readonly level: 'error' | 'warning' | 'hint';
}

/** What is sure to be refused. */
export const error = (field: string, problem: string, fix: string): Finding => ({ level: 'error', field, problem, fix });

/** What may be refused. */
export const warning = (field: string, problem: string, fix: string): Finding => ({ level: 'warning', field, problem, fix });

/** What is taken, and hurts. */
export const hint = (field: string, problem: string, fix: string): Finding => ({ level: 'hint', field, problem, fix });
