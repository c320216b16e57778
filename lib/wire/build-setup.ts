import type { Either } from 'fp-ts/lib/Either.js';
import { isLeft, left, right } from 'fp-ts/lib/Either.js';
import type { ConfigProblem } from '../errors/live-config-error';
import { isObject } from './codec/fields';
import { excerpt } from './excerpt';
import { modelName } from './model-name';
import type { ModelHome } from './model-name';
import type { Setup, SetupMessage } from './setup-message';
import { setupMessage } from './setup-message';

/** What a setup message is made of. */
export interface SetupParts {
  readonly home: ModelHome;
  readonly model: string;
  readonly setup: Setup;
  /** Whether to ask for resumption updates where the setup itself says nothing of resumption. */
  readonly askForResumption: boolean;
}

const at = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined);

const isBlank = (instruction: unknown): boolean => {
  if (!isObject(instruction)) return instruction === '';
  const { parts = [] } = instruction;
  return Array.isArray(parts) && parts.every((part) => isObject(part) && (part['text'] ?? '') === '');
};

/** What is of the right shape and yet refused. Takes any shape, so that it can speak beside `shapeProblems`. */
const ruleProblems = (home: ModelHome, setup: Readonly<Record<string, unknown>>): readonly ConfigProblem[] => {
  const problems: ConfigProblem[] = [];
  const add = (field: string, problem: string): void => void problems.push({ field: `setup.${field}`, problem });
  const { sessionResumption: resumption, systemInstruction } = setup;
  const modalities = at(setup['generationConfig'], 'responseModalities');
  if (Array.isArray(modalities) && modalities.length !== 1)
    add('generationConfig.responseModalities', 'a session has exactly one, AUDIO or TEXT');
  if (isObject(resumption) && 'handle' in resumption && (resumption['handle'] ?? '') === '') {
    add('sessionResumption.handle', 'the server refuses an empty handle; leave it out to start a fresh session');
  }
  if (home.type === 'geminiApi' && at(resumption, 'transparent') !== undefined) {
    add('sessionResumption.transparent', 'only Vertex AI knows it; the Gemini API closes the socket');
  }
  if (isBlank(systemInstruction)) add('systemInstruction', 'it is empty; leave it out');
  if ('model' in setup) add('model', 'the model has a field of its own, beside setup');
  if ('toolConfig' in setup) add('toolConfig', 'a live setup has no such field');
  return problems;
};

const shapeProblems = (setup: unknown): readonly ConfigProblem[] => {
  const decoded = setupMessage.decode(setup);
  if (!isLeft(decoded)) return [];
  return decoded.left.map(({ value, context }) => ({
    field: ['setup', ...context.slice(1).map(({ key }) => key)].join('.'),
    problem: `should be ${context.at(-1)?.type.name ?? 'something else'} but is ${excerpt(value)}`,
  }));
};

/**
 * The setup message of a connection, with the model name as the backend spells it; or every field that the wire would refuse.
 * Vertex AI is told to speak where the app names no modality, as Google's own clients do.
 */
export const buildSetup = ({ home, model, setup, askForResumption }: SetupParts): Either<readonly ConfigProblem[], SetupMessage> => {
  const given: unknown = setup;
  if (!isObject(given)) return left([{ field: 'setup', problem: `should be an object but is ${excerpt(given)}` }]);
  const { systemInstruction, ...rest } = setup;
  const instruction = typeof systemInstruction === 'string' ? { parts: [{ text: systemInstruction }] } : systemInstruction;
  const asked = { ...rest, ...(instruction !== undefined && { systemInstruction: instruction }) };
  const problems = [...shapeProblems(asked), ...ruleProblems(home, given)];
  if (problems.length > 0) return left(problems);
  const needsModality = home.type === 'vertexAi' && rest.generationConfig?.responseModalities === undefined;
  return right({
    ...asked,
    model: modelName(home, model),
    ...(needsModality && { generationConfig: { ...rest.generationConfig, responseModalities: ['AUDIO'] } }),
    ...(askForResumption && rest.sessionResumption === undefined && { sessionResumption: {} }),
  });
};
