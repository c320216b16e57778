import type { ModelHome } from './model-name';

/** The backend that the resource path of a model tells of; `undefined` where the name is no path, or one of neither. */
export const homeIn = (model: string): ModelHome['type'] | undefined => {
  if (/^(?:projects|publishers)\//.test(model)) return 'vertexAi';
  return /^(?:models|tunedModels)\//.test(model) ? 'geminiApi' : undefined;
};
