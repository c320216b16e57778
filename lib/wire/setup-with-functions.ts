import { isObject } from './codec/fields';
import { isList } from './codec/is-list';
import type { Setup } from './setup-message';
import type { Declaration } from './setup-rules/functions-in';

/** A setup that declares functions beside whatever it declares itself; one whose tools are no list is left as it is, to be told so. */
export const setupWithFunctions = (setup: Setup, functions: readonly Declaration[]): Setup => {
  const given: unknown = setup;
  if (functions.length === 0 || !isObject(given)) return setup;
  const declared = { functionDeclarations: [...functions] };
  if (setup.tools === undefined) return { ...setup, tools: [declared] };
  return isList(given['tools']) ? { ...setup, tools: [...setup.tools, declared] } : setup;
};
