import { LiveConfigError, type ConfigProblem } from '../../lib/errors/live-config-error';

/** The problems that a call throws. */
export const problemsOf = (call: () => unknown): readonly ConfigProblem[] => {
  try {
    call();
  } catch (error) {
    if (error instanceof LiveConfigError) return error.problems;
    throw error;
  }
  throw new Error('The config was taken, but it should not have been.');
};

export const fieldsOf = (call: () => unknown): readonly string[] => problemsOf(call).map(({ field }) => field);
