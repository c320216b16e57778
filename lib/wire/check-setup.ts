import { homeIn } from './home-in';
import type { ModelCapabilities } from './model-capabilities';
import { capabilitiesOf } from './model-capabilities';
import type { ModelHome } from './model-name';
import type { Setup } from './setup-message';
import type { SetupProblem } from './setup-problem';
import { advice } from './setup-rules/advice';
import { availability } from './setup-rules/availability';
import { behavior } from './setup-rules/behavior';
import type { Finding } from './setup-rules/finding';
import { warning } from './setup-rules/finding';
import { foreignFields } from './setup-rules/foreign-fields';
import { functions } from './setup-rules/functions';
import { modality } from './setup-rules/modality';
import { proactivity } from './setup-rules/proactivity';
import { readSetup } from './setup-rules/read-setup';
import type { Judged, Rule } from './setup-rules/rule';
import { spelling } from './setup-rules/spelling';
import { thinking } from './setup-rules/thinking';
import { tools } from './setup-rules/tools';
import { voice } from './setup-rules/voice';

/** What `checkSetup` may be told. */
export interface CheckSetupOptions {
  /**
   * Where the session is to be; on a `custom` endpoint nothing is held against a setup that only one backend refuses.
   * @default the backend that the path of the model tells of, else the Gemini API if the model is there, else Vertex AI
   */
  readonly backend?: ModelHome['type'];
  /**
   * The version of the API that is dialled.
   * @default not known: what only another version takes is a warning
   */
  readonly apiVersion?: string;
  /** What the model accepts, where the built-in table is wrong or does not know it. */
  readonly capabilities?: Partial<ModelCapabilities>;
}

/** What there is to say of a setup. */
export interface SetupVerdict {
  /** What the service closes the socket for, with 1007 or 1008. */
  readonly errors: readonly SetupProblem[];
  /** What it may close the socket for, and what is legal and hurts. */
  readonly warnings: readonly SetupProblem[];
}

/** What holds for every model. */
const GENERAL: readonly Rule[] = [availability, foreignFields, spelling, functions];
/** What holds for this one, as far as it is known. */
const OF_THE_MODEL: readonly Rule[] = [modality, thinking, proactivity, tools, behavior];
/** What is never refused. */
const ADVICE: readonly Rule[] = [voice, advice];

const definedIn = <T extends object>(given: T): Partial<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;

const problemOf = ({ field, problem, fix }: SetupProblem): SetupProblem => ({ field, problem, fix });

/** Where a field is refused, advice on it is beside the point. */
const isBeside = ({ field }: SetupProblem, errors: readonly SetupProblem[]): boolean =>
  errors.some((each) => field.startsWith(each.field) && /^(?:$|[.[])/.test(field.slice(each.field.length)));

const placeOf = (model: string, { backend, apiVersion, capabilities = {} }: CheckSetupOptions): Omit<Judged, 'setup'> => {
  const listed = capabilitiesOf(model, backend);
  const said = definedIn(capabilities);
  // Who says something of a model knows it.
  const vouched = listed.availability === 'unknown' && Object.keys(said).length > 0 ? { availability: 'current' as const } : {};
  const known = { ...listed, ...vouched, ...said };
  const likely = known.backends.includes('geminiApi') ? 'geminiApi' : 'vertexAi';
  return {
    model: model.slice(model.lastIndexOf('/') + 1),
    capabilities: known,
    backend: backend ?? homeIn(model) ?? likely,
    apiVersion,
  };
};

/**
 * What a setup gets wrong, before anything is dialled: what the service closes the socket for, and what is legal and hurts, each with the fix. It
 * goes by a table of the models as of October 2026 (`capabilitiesOf`), which `capabilities` overrides. Of a model that is not in the table it is told,
 * and what its family would refuse is a warning, unless `capabilities` says something of it. Pure; a setup of any shape is read.
 *
 * @param model by its bare name or its full resource name
 * @param setup the wire's setup message, as in `LiveConfig`
 * @example
 * const { errors, warnings } = checkSetup('gemini-3.8-live', { generationConfig: { responseModalities: ['TEXT'] } });
 * for (const { field, problem, fix } of [...errors, ...warnings]) console.log(`${field}: ${problem}. Fix: ${fix}.`);
 */
export const checkSetup = (model: string, setup: Setup, options: CheckSetupOptions = {}): SetupVerdict => {
  const place = placeOf(model, options);
  const { message, problems } = readSetup(place.backend, setup);
  const found = (rules: readonly Rule[]): readonly Finding[] => rules.flatMap((rule) => rule({ ...place, setup: message }));
  const ofTheModel = found(OF_THE_MODEL);
  const isGuess = place.capabilities.availability === 'unknown';
  const all = [
    ...found(GENERAL),
    ...(isGuess ? ofTheModel.map(({ field, problem, fix }) => warning(field, problem, fix)) : ofTheModel),
    ...found(ADVICE),
  ];
  const errors = [...problems, ...all.filter(({ level }) => level === 'error').map(problemOf)];
  const warnings = all.filter(({ level }) => level === 'warning').map(problemOf);
  return { errors, warnings: warnings.filter((each) => !isBeside(each, errors)) };
};
