import type { CheckSetupOptions } from '../../lib/wire/check-setup';
import { checkSetup } from '../../lib/wire/check-setup';
import type { Setup } from '../../lib/wire/setup-message';
import { deepFreeze } from './deep-freeze';

/** What a setup has that is not advised against. */
const QUIET = { outputAudioTranscription: {}, contextWindowCompression: { slidingWindow: {} } };

/** What is said of a setup of any shape: a line each, errors first. */
export const verdictOn = (model: string, setup: unknown, options: CheckSetupOptions = {}): readonly string[] => {
  const { errors, warnings } = checkSetup(model, deepFreeze(setup) as Setup, deepFreeze(options));
  return [
    ...errors.map(({ field, problem, fix }) => `error at ${field}: ${problem}. Fix: ${fix}`),
    ...warnings.map(({ field, problem, fix }) => `warning at ${field}: ${problem}. Fix: ${fix}`),
  ];
};

/** What is said of some fields of a setup, in which all that is advised is there. */
export const verdictOf = (model: string, setup: object, options: CheckSetupOptions = {}): readonly string[] =>
  verdictOn(model, { ...QUIET, ...setup }, options);
