import type { CheckSetupOptions } from './check-setup-options';
import type { Setup } from './setup-message';
import type { SetupProblem } from './setup-problem';
import type { Finding } from './setup-rules/finding';
import { findingsIn } from './setup-rules/findings-in';

/** What there is to say of a setup. */
export interface SetupVerdict {
  /** What the service closes the socket for, with 1007 or 1008. */
  readonly errors: readonly SetupProblem[];
  /** What it may close the socket for, and what is legal and hurts. */
  readonly warnings: readonly SetupProblem[];
}

const problemOf = ({ field, problem, fix }: Finding): SetupProblem => ({ field, problem, fix });

/** As `checkSetup`, of a model and options that are known to be right. */
export const judgeSetup = (model: string, setup: Setup, options: CheckSetupOptions): SetupVerdict => {
  const all = findingsIn(model, setup, options);
  return {
    errors: all.filter(({ level }) => level === 'error').map(problemOf),
    warnings: all.filter(({ level }) => level !== 'error').map(problemOf),
  };
};

/** What the service may have refused a setup for: the errors first, and not what is legal and hurts. */
export const suspicionsOf = (model: string, setup: Setup, options: CheckSetupOptions): readonly SetupProblem[] => {
  const all = findingsIn(model, setup, options);
  const ofLevel = (wanted: Finding['level']): readonly SetupProblem[] => all.filter(({ level }) => level === wanted).map(problemOf);
  return [...ofLevel('error'), ...ofLevel('warning')];
};
