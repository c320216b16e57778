import type { Finding } from './finding';
import { error, warning } from './finding';
import type { Placed } from './functions-in';
import { functionsIn } from './functions-in';
import type { Judged, Rule } from './rule';

const declaredFindings = ([{ behavior }, field]: Placed, { model, backend, capabilities }: Judged): readonly Finding[] => {
  const { behaviors } = capabilities;
  if ((behavior !== 'BLOCKING' && behavior !== 'NON_BLOCKING') || behaviors.some((each) => each === behavior)) return [];
  // Of functions that do not block, Google's own pages on Vertex AI say both.
  const level = backend === 'vertexAi' && behavior === 'NON_BLOCKING' ? warning : error;
  return [level(`${field}.behavior`, `${model} knows no function that is ${behavior}`, `say ${behaviors.join(' or ')}`)];
};

const silent = (all: readonly Placed[], { model, capabilities }: Judged): readonly Finding[] => {
  const names = all.flatMap(([{ name, behavior }]) => (behavior === undefined || behavior === 'UNSPECIFIED' ? [name] : []));
  const [first, ...others] = capabilities.behaviors;
  if (names.length === 0 || first === undefined || capabilities.defaultBehavior !== 'unclear') return [];
  return [
    warning(
      'setup.tools',
      `${names.join(', ')}: no behavior is declared, and whether ${model} then waits for the result is not clear`,
      others.length === 0
        ? `say behavior: '${first}'`
        : "say behavior: 'BLOCKING' where it should wait for the result, else 'NON_BLOCKING'",
    ),
  ];
};

/** Whether the model waits for functions, or does not, as they say. */
export const behavior: Rule = (judged) => {
  if (!judged.capabilities.tools.includes('functionDeclarations')) return [];
  const all = functionsIn(judged.setup);
  return [...all.flatMap((placed) => declaredFindings(placed, judged)), ...silent(all, judged)];
};
