import type { CheckSetupOptions } from '../check-setup-options';
import { isObject } from '../codec/fields';
import { homeIn } from '../home-in';
import { capabilitiesOf } from '../model-capabilities';
import type { Setup } from '../setup-message';
import { definedIn } from '../defined-in';
import { advice } from './advice';
import { availability } from './availability';
import { behavior } from './behavior';
import type { Finding } from './finding';
import { error, warning } from './finding';
import { foreignFields } from './foreign-fields';
import { form } from './form';
import { functions } from './functions';
import { inCapitals } from './in-capitals';
import { modality } from './modality';
import { proactivity } from './proactivity';
import { readSetup } from './read-setup';
import type { Judged, Rule } from './rule';
import { spelling } from './spelling';
import { thinking } from './thinking';
import { tools } from './tools';
import { voice } from './voice';

/** What holds for every model. */
const GENERAL: readonly Rule[] = [form, availability, foreignFields, spelling, functions];
/** What holds for this one, as far as it is known. */
const OF_THE_MODEL: readonly Rule[] = [modality, thinking, proactivity, tools, behavior];
/** What is seldom refused. */
const ADVICE: readonly Rule[] = [voice, advice];

/** Where a field is refused, more on it is beside the point. */
const isBeside = ({ field }: Finding, errors: readonly Finding[]): boolean =>
  errors.some((each) => field.startsWith(each.field) && /^(?:$|[.[])/.test(field.slice(each.field.length)));

type Place = Pick<Judged, 'model' | 'name' | 'capabilities' | 'backend' | 'apiVersion'>;

const placeOf = (name: string, { backend, apiVersion, capabilities = {} }: CheckSetupOptions): Place => {
  const listed = capabilitiesOf(name, backend);
  const said = definedIn(capabilities);
  // Who says something of a model knows it.
  const vouched = listed.availability === 'unknown' && Object.keys(said).length > 0 ? { availability: 'current' as const } : {};
  const known = { ...listed, ...vouched, ...said };
  const likely = known.backends.includes('geminiApi') ? 'geminiApi' : 'vertexAi';
  return {
    model: name.slice(name.lastIndexOf('/') + 1),
    name,
    capabilities: known,
    backend: backend ?? homeIn(name) ?? likely,
    apiVersion,
  };
};

/** All that there is to say of a setup: first what is of the wrong shape, then the rules in their order. */
export const findingsIn = (model: string, setup: Setup, options: CheckSetupOptions): readonly Finding[] => {
  const place = placeOf(model, options);
  const { message, problems } = readSetup(setup);
  const judged: Judged = { ...place, setup: inCapitals(message), written: message, given: isObject(setup) ? setup : {} };
  const found = (rules: readonly Rule[]): readonly Finding[] => rules.flatMap((rule) => rule(judged));
  const ofTheModel = found(OF_THE_MODEL);
  const isGuess = place.capabilities.availability === 'unknown';
  const all = [
    ...problems.map(({ field, problem, fix }) => error(field, problem, fix)),
    ...found(GENERAL),
    ...(isGuess ? ofTheModel.map(({ field, problem, fix }) => warning(field, problem, fix)) : ofTheModel),
    ...found(ADVICE),
  ];
  const errors = all.filter(({ level }) => level === 'error');
  return all.filter((each) => each.level === 'error' || !isBeside(each, errors));
};
