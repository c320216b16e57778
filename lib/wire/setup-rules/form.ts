import { fieldIn } from '../codec/field-in';
import { isObject } from '../codec/fields';
import { snakeCase } from '../codec/snake-case';
import type { Finding } from './finding';
import { error } from './finding';
import type { Rule } from './rule';

/** Whether JSON has that field: what is undefined is left out, what is null is not. */
const has = (value: object, key: string): boolean =>
  Object.entries(value).some(([name, each]: readonly [string, unknown]) => (name === key || name === snakeCase(key)) && each !== undefined);

const isBlank = (instruction: unknown): boolean => {
  if (!isObject(instruction)) return instruction === '';
  const { parts = [] } = instruction;
  return Array.isArray(parts) && parts.every((part) => isObject(part) && (part['text'] ?? '') === '');
};

const hasEmptyHandle = (resumption: unknown): boolean =>
  isObject(resumption) && (resumption['handle'] === null || resumption['handle'] === '');

/** What is of the right shape, and is refused whatever the model is. It looks at what is given, because the shape leaves out what is null. */
export const form: Rule = ({ given, backend }) => {
  const findings: Finding[] = [];
  const add = (field: string, problem: string, fix: string): void => void findings.push(error(`setup.${field}`, problem, fix));
  const resumption = fieldIn(given, 'sessionResumption');
  const modalities = fieldIn(fieldIn(given, 'generationConfig'), 'responseModalities');
  if (Array.isArray(modalities) && modalities.length !== 1)
    add('generationConfig.responseModalities', `it has ${String(modalities.length)}`, "a session has exactly one, ['AUDIO'] or ['TEXT']");
  if (hasEmptyHandle(resumption))
    add('sessionResumption.handle', 'the server refuses an empty handle', 'leave it out to start a fresh session');
  if (backend === 'geminiApi' && (fieldIn(resumption, 'transparent') ?? null) !== null)
    add('sessionResumption.transparent', 'only Vertex AI knows it; the Gemini API closes the socket', 'leave it out');
  if (isBlank(fieldIn(given, 'systemInstruction'))) add('systemInstruction', 'it is empty', 'leave it out');
  if (has(given, 'model')) add('model', 'the model has a field of its own, beside setup', 'leave it out');
  if (has(given, 'toolConfig')) add('toolConfig', 'a live setup has no such field', 'leave it out; the tools alone say what may be called');
  return findings;
};
