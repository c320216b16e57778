import type { ConfigProblem } from '../errors/live-config-error';
import { LiveConfigError } from '../errors/live-config-error';
import { capabilityProblems } from './capability-problems';
import type { CheckSetupOptions } from './check-setup-options';
import { isObject } from './codec/fields';
import { misfits, strangers } from './field-problems';
import type { SetupVerdict } from './judge-setup';
import { judgeSetup } from './judge-setup';
import type { Setup } from './setup-message';
import type { ValueRule } from './value-rule';
import { oneOf } from './value-rule';

export type { CheckSetupOptions } from './check-setup-options';
export type { SetupVerdict } from './judge-setup';

const NAMES: readonly string[] = ['backend', 'apiVersion', 'capabilities'] satisfies readonly (keyof CheckSetupOptions)[];

const BACKEND = oneOf('geminiApi', 'vertexAi', 'custom');
const VERSION: ValueRule = { should: 'should be the version of the API, such as "v1beta"', holds: (value) => typeof value === 'string' };

const optionProblems = (options: unknown): readonly ConfigProblem[] => {
  if (!isObject(options)) return [{ field: 'options', problem: 'should be an object' }];
  return [
    ...misfits(options, { backend: BACKEND, apiVersion: VERSION }),
    ...capabilityProblems(options['capabilities']),
    ...strangers(options, NAMES),
  ];
};

/**
 * What a setup gets wrong, before anything is dialled: what the service closes the socket for, and what is legal and hurts, each with the fix. It
 * goes by a table of the models as of October 2026 (`capabilitiesOf`), which `capabilities` overrides. Of a model that is not in the table it is told,
 * and what its family would refuse is a warning, unless `capabilities` says something of it. Pure; a setup of any shape is read.
 *
 * @param model by its bare name or its full resource name
 * @param setup the wire's setup message, as in `LiveConfig`
 * @throws LiveConfigError where the model is no text or an option cannot be what it is
 * @example
 * const { errors, warnings } = checkSetup('gemini-3.8-live', { generationConfig: { responseModalities: ['TEXT'] } });
 * for (const { field, problem, fix } of [...errors, ...warnings]) console.log(`${field}: ${problem}. Fix: ${fix}.`);
 */
export const checkSetup = (model: string, setup: Setup, options: CheckSetupOptions = {}): SetupVerdict => {
  const named: unknown = model;
  const problems = [
    ...(typeof named === 'string' ? [] : [{ field: 'model', problem: 'should be the name of a model' }]),
    ...optionProblems(options),
  ];
  if (problems.length > 0) throw new LiveConfigError(problems);
  return judgeSetup(model, setup, options);
};
