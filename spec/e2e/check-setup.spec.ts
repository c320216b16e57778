import * as fc from 'fast-check';
import { PROFILES } from '../../lib/simulator';
import { checkSetup } from '../../lib/wire/check-setup';
import { capabilitiesOf } from '../../lib/wire/model-capabilities';
import type { ModelHome } from '../../lib/wire/model-name';
import { modelName } from '../../lib/wire/model-name';
import type { Setup } from '../../lib/wire/setup-message';
import { plainSetup } from '../../lib/wire/setup-rules/plain-setup';
import { world } from '../simulator/world';
import { VARIATIONS } from './setup-variations';

/** A door of the service. */
interface Place {
  readonly home: Extract<ModelHome, { readonly type: 'geminiApi' | 'vertexAi' }>;
  readonly apiVersion: string;
  readonly url: string;
}

const geminiApi = (apiVersion: string): Place => ({
  home: { type: 'geminiApi' },
  apiVersion,
  url: `wss://host/ws/google.ai.generativelanguage.${apiVersion}.GenerativeService.BidiGenerateContent?key=k`,
});

const VERTEX: Place = {
  home: { type: 'vertexAi', project: 'p', location: 'l' },
  apiVersion: 'v1',
  url: 'wss://host/ws/google.cloud.aiplatform.v1.LlmBidiService/BidiGenerateContent',
};

const PLACES: readonly Place[] = [geminiApi('v1beta'), geminiApi('v1alpha'), VERTEX];
const MODELS = Object.keys(PROFILES);
const NAMES = Object.keys(VARIATIONS);

/** Where the two say different things, and why they may. */
interface Difference {
  readonly why: string;
  readonly variations: readonly string[];
  readonly says: 'only the client objects' | 'only the service objects';
  readonly where: (model: string, place: Place) => boolean;
}

const everywhere = (): boolean => true;
const onVertexAi = (_model: string, { home }: Place): boolean => home.type === 'vertexAi';

const DIFFERENCES: readonly Difference[] = [
  {
    why: 'the service may know a word or a field that was not there in October 2026, and does not mind lower case at every door: a warning',
    variations: [
      'a modality in lower case',
      'writing in lower case',
      'the least level in lower case',
      'a function that does not block, in lower case',
      'a level that nobody knows',
      'a field of nowhere',
      'a tool of tomorrow',
      'a behaviour that nobody knows',
      'a field of nowhere in a function',
      'JSON Schema where OpenAPI belongs',
    ],
    says: 'only the service objects',
    where: everywhere,
  },
  {
    why: 'a schema in JSON Schema is looked into by the service alone, which has the last word on what it takes of it',
    variations: ['nonsense in JSON Schema'],
    says: 'only the service objects',
    where: everywhere,
  },
  {
    why: 'the sources contradict each other on what a function is that says nothing: a warning',
    variations: ['a function that says nothing', 'a function that says nothing in so many words'],
    says: 'only the service objects',
    where: (model) => model === 'gemini-3.8-live-extended-thinking',
  },
  {
    why: 'the pages of Vertex AI contradict each other on functions that do not block: a warning',
    variations: ['a function that does not block'],
    says: 'only the service objects',
    where: (model, place) => onVertexAi(model, place) && model.includes('2.'),
  },
  {
    why: 'the pages of Vertex AI let a live session look things up in data of one’s own',
    variations: ['data of one’s own'],
    says: 'only the service objects',
    where: (model, place) => onVertexAi(model, place) && !model.includes('transcribe'),
  },
  {
    why: 'who writes something and leaves it empty has not meant it, even if the service lets it pass',
    variations: ['no modality', 'an empty instruction'],
    says: 'only the client objects',
    where: everywhere,
  },
  {
    why: 'the simulated service knows these fields by their camelCase names alone',
    variations: ['stop sequences in snake_case'],
    says: 'only the client objects',
    where: everywhere,
  },
];

/** Models that Vertex AI has, or is said to have, and that the simulated one does not. */
const NOT_SIMULATED = ['gemini-3.1-flash-live-preview', 'gemini-3.5-transcribe-live'];

const { dial, wait } = world({ speed: 1_000 });

/** Why the service closes the socket, if it does. */
const refusal = (model: string, { home, url }: Place, setup: object): string | undefined => {
  const client = dial(url, home.type === 'vertexAi' ? { Authorization: 'Bearer t' } : {});
  wait(0);
  client.send({ setup: { ...plainSetup(setup), model: modelName(home, model) } });
  wait(10);
  const end = client.end();
  client.subscription.unsubscribe();
  if (end === undefined && client.frames().length === 0) throw new Error('the service says nothing');
  return end === undefined ? undefined : `${String(end.code)} ${end.reason}`;
};

const errorsIn = (model: string, { home, apiVersion }: Place, setup: object): readonly string[] =>
  checkSetup(model, setup as Setup, {
    backend: home.type,
    apiVersion,
    // The simulated service keeps what was shut down.
    capabilities: { availability: 'current' },
  }).errors.map(({ field, problem }) => `${field}: ${problem}`);

/** How the client and the service disagree on a setup; `undefined` where they do not. */
const disagreement = (model: string, place: Place, setup: object): Difference['says'] | undefined => {
  const isRefused = refusal(model, place, setup) !== undefined;
  if (errorsIn(model, place, setup).length > 0) return isRefused ? undefined : 'only the client objects';
  return isRefused ? 'only the service objects' : undefined;
};

const differenceAt = (model: string, place: Place, name: string): Difference | undefined =>
  DIFFERENCES.find(({ variations, where }) => variations.includes(name) && where(model, place));

const isSimulated = (model: string, place: Place): boolean => !(onVertexAi(model, place) && NOT_SIMULATED.includes(model));

const isThere = (model: string, { home }: Place): boolean => capabilitiesOf(model).backends.includes(home.type);

const merge = (one: unknown, other: unknown): unknown => {
  if (Array.isArray(one) && Array.isArray(other)) return [...(one as unknown[]), ...(other as unknown[])];
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null || Array.isArray(other)) return other;
  return Object.entries(other).reduce<object>(
    (merged, [key, value]) => ({ ...merged, [key]: merge((merged as Readonly<Record<string, unknown>>)[key], value) }),
    one,
  );
};

const ROWS = PLACES.flatMap((place) => MODELS.map((model) => [model, place.home.type, place.apiVersion, place] as const));

describe('the client and the simulated service', () => {
  it.each(ROWS)('agree on %s on %s %s, change by change', (model, _backend, _version, place) => {
    if (!isSimulated(model, place)) return;
    const strays = NAMES.flatMap((name) => {
      const says = disagreement(model, place, VARIATIONS[name] ?? {});
      return says === undefined || says === differenceAt(model, place, name)?.says ? [] : [`${says} to ${name}`];
    });
    expect(strays).toEqual([]);
  });

  it.each(DIFFERENCES.flatMap(({ why, says, variations, where }) => variations.map((name) => [says, name, why, where] as const)))(
    '%s to %s, because %s',
    (says, name, _why, where) => {
      const places = ROWS.filter(([model, , , place]) => where(model, place) && isSimulated(model, place));
      expect(places.some(([model, , , place]) => disagreement(model, place, VARIATIONS[name] ?? {}) === says)).toBe(true);
    },
  );

  it.each(NOT_SIMULATED)('disagree on whether Vertex AI has %s', (model) => {
    expect(disagreement(model, VERTEX, {})).toBe('only the service objects');
  });

  it('disagree on what was shut down, and on nothing else', () => {
    for (const [model, , , place] of ROWS) {
      if (!isThere(model, place) || !isSimulated(model, place)) continue;
      const { errors } = checkSetup(model, {}, { backend: place.home.type, apiVersion: place.apiVersion });
      expect([model, refusal(model, place, {}), errors.length]).toEqual([
        model,
        undefined,
        capabilitiesOf(model).availability === 'shutDown' ? 1 : 0,
      ]);
    }
  });

  const row = fc.constantFrom(...ROWS.filter(([model, , , place]) => isThere(model, place) && isSimulated(model, place)));

  it('agree on several changes at once', () => {
    const seen = { refused: 0, taken: 0 };
    fc.assert(
      fc.property(row, fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 4 }), ([model, , , place], names) => {
        const clear = names.filter((name) => differenceAt(model, place, name) === undefined);
        const setup = clear.reduce<object>((merged, name) => merge(merged, VARIATIONS[name]) as object, {});
        seen[refusal(model, place, setup) === undefined ? 'taken' : 'refused'] += 1;
        expect([disagreement(model, place, setup), setup]).toEqual([undefined, setup]);
      }),
      { seed: 20_261_001, numRuns: 1_500 },
    );
    expect(Math.min(seen.refused, seen.taken)).toBeGreaterThan(200);
  });
});
