import type { SetupProblem } from '../setup-problem';

/** A problem, and whether the service refuses the setup for it. */
export interface Finding extends SetupProblem {
  readonly level: 'error' | 'warning';
}

/** What is sure to be refused. */
export const error = (field: string, problem: string, fix: string): Finding => ({ level: 'error', field, problem, fix });

/** What may be refused, or is taken and hurts. */
export const warning = (field: string, problem: string, fix: string): Finding => ({ level: 'warning', field, problem, fix });
