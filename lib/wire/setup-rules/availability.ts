import { nearest } from '../../errors/nearest';
import { excerpt } from '../excerpt';
import { capabilitiesOf } from '../model-capabilities';
import { MODEL_TABLE } from '../model-table';
import type { Finding } from './finding';
import { error, warning } from './finding';
import type { Judged, Rule } from './rule';

const KNOWN = MODEL_TABLE.flatMap(([name, , , availability]) => (availability === 'unknown' ? [] : [name]));

/** The model to take instead: the first of the table that does the same and is there. */
const replacement = ({ backend, model, capabilities: { role } }: Judged): string | undefined =>
  KNOWN.find((name) => {
    const { backends, availability, ...other } = capabilitiesOf(name);
    return (
      name !== model &&
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

/** Whether the model is there, and lasts. */
const offered: Rule = (judged) => {
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

/** What the name of a model looks like where its rules are known: bare, or the path of a resource. */
const FORMS = {
  geminiApi: /^(?:(?:models|tunedModels)\/)?[^\s/]*$/,
  vertexAi: /^(?:(?:models\/)?[^\s/]*|(?:publishers|projects)\/\S+)$/,
} as const;

/** What is probably meant: the last name of a path, without blanks. */
const meant = (name: string): string => name.trim().replace(/\/+$/, '').replace(/^.*\//s, '').trim().replace(/\s+/g, '-');

const misnamed = ({ name, backend }: Judged): Finding | null => {
  const fix = meant(name) === '' ? 'give the name of a model' : `write ${meant(name)}`;
  // Whoever answers at an endpoint of one's own may name its models as it likes.
  if (backend === 'custom') return name === name.trim() ? null : warning('model', `${excerpt(name)} begins or ends with a blank`, fix);
  return FORMS[backend].test(name) ? null : error('model', `${excerpt(name)} is not how ${NAMES[backend]} names a model`, fix);
};

/** Whether there is such a model where the session is to be. */
export const availability: Rule = (judged) => {
  const objection = misnamed(judged);
  return objection === null ? offered(judged) : [objection];
};
