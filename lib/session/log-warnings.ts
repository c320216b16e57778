import type { CheckedConfig } from './check-config';

/** Tells the logger what may go wrong with the setup. */
export const logWarnings = ({ warnings, env }: CheckedConfig): void => {
  for (const { field, problem, fix } of warnings) {
    env.logger({ level: 'warn', event: 'setup-warning', message: `${field}: ${problem}; ${fix}.`, fields: { field } });
  }
};
