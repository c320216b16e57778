import { UNKNOWN_MODEL } from '../model-table';
import { error, warning } from './finding';
import type { Rule } from './rule';

const [, { tools: KINDS }] = UNKNOWN_MODEL;

const inWords = (kinds: readonly string[]): string => (kinds.length === 0 ? 'no tools at all' : `only ${kinds.join(', ')}`);

/** Whether the model can use the tools that it is given. What is no tool that is known is told as a field that is not. */
export const tools: Rule = ({ setup, model, backend, capabilities }) => {
  const given = (setup.tools ?? []).flatMap((tool, index) =>
    Object.keys(tool).map((kind) => [kind, `setup.tools[${String(index)}].${kind}`]),
  );
  const kinds = given.map(([kind]) => kind);
  const isMixed = backend === 'vertexAi' && kinds.includes('googleSearch') && kinds.includes('functionDeclarations');
  return [
    ...given.flatMap(([kind = '', field = '']) =>
      KINDS.includes(kind) && !capabilities.tools.includes(kind)
        ? [error(field, `${model} takes ${inWords(capabilities.tools)} in a live session`, 'leave it out')]
        : [],
    ),
    ...(isMixed
      ? [warning('setup.tools', 'Vertex AI does not support a search beside functions', 'choose one, or do the search in a function')]
      : []),
  ];
};
