import { nearest } from '../../errors/nearest';
import { capabilitiesOf } from '../model-capabilities';
import { MODEL_TABLE } from '../model-table';
import type { Finding } from './finding';
import { error, warning } from './finding';
import type { Judged, Rule } from './rule';

const KNOWN = MODEL_TABLE.flatMap(([name, , , availability]) => (availability === 'unknown' ? [] : [name]));

/** The model to take instead: the first of the table that does the same and is there. */
const replacement = ({ backend, capabilities: { role } }: Judged): string | undefined =>
  KNOWN.find((name) => {
    const { backends, availability, ...other } = capabilitiesOf(name);
    return (
      other.role === role &&
      (availability === 'current' || availability === 'preview') &&
      (backend === 'custom' || backends.includes(backend))
    );
  });

const NAMES = { geminiApi: 'the Gemini API', vertexAi: 'Vertex AI' } as const;

const takeInstead = (judged: Judged): string => `use ${replacement(judged) ?? 'another model'}`;

const misplaced = (judged: Judged): readonly Finding[] => {
  const { backend, model, capabilities } = judged;
  if (backend === 'custom' || capabilities.backends.includes(backend)) return [];
  const elsewhere = capabilities.backends.map((each) => NAMES[each]).join(' and ');
  return [error('model', `${NAMES[backend]} does not have ${model}; ${elsewhere} does`, `${takeInstead(judged)}, or dial ${elsewhere}`)];
};

/** Whether there is such a model where the session is to be. */
export const availability: Rule = (judged) => {
  const { backend, model, capabilities } = judged;
  switch (capabilities.availability) {
    case 'current':
    case 'preview':
      return misplaced(judged);
    case 'deprecated':
      return [...misplaced(judged), warning('model', `${model} is deprecated and will be shut down`, takeInstead(judged))];
    case 'shutDown':
      // Whoever answers at an endpoint of one's own may still have it.
      return [(backend === 'custom' ? warning : error)('model', `${model} was shut down`, takeInstead(judged))];
    case 'unknown': {
      const near = nearest(model, KNOWN);
      return [
        warning(
          'model',
          `${model === '' ? 'a model without a name' : model} is not in the table of models, so that its rules are a guess`,
          `${near === undefined ? 'check the name' : `if ${near} is meant, write that`}; else say in capabilities what is known of it`,
        ),
      ];
    }
    default: {
      const unreachable: never = capabilities.availability;
      return unreachable;
    }
  }
};
