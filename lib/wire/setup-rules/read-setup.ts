import type { FrameFault } from '../../errors/live-error';
import { fieldIn } from '../codec/field-in';
import { isObject } from '../codec/fields';
import { snakeCase } from '../codec/snake-case';
import { excerpt } from '../excerpt';
import type { ModelHome } from '../model-name';
import { salvage } from '../salvage';
import type { Setup, SetupMessage } from '../setup-message';
import { setupMessage } from '../setup-message';
import { plainSetup } from './plain-setup';
import type { SetupProblem } from '../setup-problem';

/** A setup, and why no model would take it. */
export interface ReadSetup {
  /** What is of the right shape, in camelCase and without what is null. */
  readonly message: SetupMessage;
  readonly problems: readonly SetupProblem[];
}

const has = (value: unknown, key: string): boolean => isObject(value) && (key in value || snakeCase(key) in value);

const isBlank = (instruction: unknown): boolean => {
  if (!isObject(instruction)) return instruction === '';
  const { parts = [] } = instruction;
  return Array.isArray(parts) && parts.every((part) => isObject(part) && (part['text'] ?? '') === '');
};

/** What is of the right shape and yet refused. Takes any shape, so that it can speak beside what is said of that. */
const ruleProblems = (backend: ModelHome['type'], setup: object): readonly SetupProblem[] => {
  const problems: SetupProblem[] = [];
  const add = (field: string, problem: string, fix: string): void => void problems.push({ field: `setup.${field}`, problem, fix });
  const resumption = fieldIn(setup, 'sessionResumption');
  const modalities = fieldIn(fieldIn(setup, 'generationConfig'), 'responseModalities');
  if (Array.isArray(modalities) && modalities.length !== 1)
    add('generationConfig.responseModalities', `it has ${String(modalities.length)}`, "a session has exactly one, ['AUDIO'] or ['TEXT']");
  if (has(resumption, 'handle') && (fieldIn(resumption, 'handle') ?? '') === '')
    add('sessionResumption.handle', 'the server refuses an empty handle', 'leave it out to start a fresh session');
  if (backend === 'geminiApi' && fieldIn(resumption, 'transparent') !== undefined)
    add('sessionResumption.transparent', 'only Vertex AI knows it; the Gemini API closes the socket', 'leave it out');
  if (isBlank(fieldIn(setup, 'systemInstruction'))) add('systemInstruction', 'it is empty', 'leave it out');
  if ('model' in setup) add('model', 'the model has a field of its own, beside setup', 'leave it out');
  if (has(setup, 'toolConfig')) add('toolConfig', 'a live setup has no such field', 'leave it out; the tools alone say what may be called');
  return problems;
};

const WITH_AN = /^[aeio]/;

const shapeProblem = ({ path, expected, excerpt: found }: FrameFault): SetupProblem => ({
  field: `setup.${path}`,
  problem: `it is ${found}`,
  fix: `give ${WITH_AN.test(expected) ? 'an' : 'a'} ${expected}`,
});

/** Reads a setup as far as it is one. Whatever of it an app without types may give: nothing throws. */
export const readSetup = (backend: ModelHome['type'], setup: Setup): ReadSetup => {
  const given: unknown = setup;
  if (!isObject(given)) return { message: {}, problems: [{ field: 'setup', problem: `it is ${excerpt(given)}`, fix: 'give an object' }] };
  const salvaged = salvage(setupMessage, plainSetup(setup));
  const faults = salvaged._tag === 'Right' ? [] : salvaged.left;
  const { tools, ...rest } = salvaged._tag === 'Left' ? {} : salvaged.right;
  // Where a part of the tools was taken out, the others have moved: what a rule would say of them were at the wrong place.
  const areToolsWhole = tools !== undefined && !faults.some(({ path }) => path.startsWith('tools'));
  return {
    message: { ...rest, ...(areToolsWhole && { tools }) },
    problems: [...faults.map(shapeProblem), ...ruleProblems(backend, given)],
  };
};
