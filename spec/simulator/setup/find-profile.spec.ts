import { findProfile } from '../../../lib/simulator/setup/find-profile';
import { PROFILES } from '../../../lib/simulator/setup/profiles';

const MINE = { ...PROFILES['gemini-3.8-live'], thinking: 'budget' } as const;

describe('findProfile', () => {
  it.each([
    ['geminiApi', 'models/gemini-3.8-live', 'gemini-3.8-live'],
    ['vertexAi', 'publishers/google/models/gemini-3.8-live', 'gemini-3.8-live'],
    ['vertexAi', 'projects/p/locations/l/publishers/google/models/gemini-live-2.5-flash', 'gemini-live-2.5-flash'],
    ['geminiApi', 'tunedModels/anything', 'gemini-live-2.5-flash-preview'],
  ] as const)('finds on %s the profile of %s', (backend, model, id) => {
    expect(findProfile({}, backend, model)).toBe(PROFILES[id]);
  });

  it.each([
    ['geminiApi', 'gemini-3.8-live'],
    ['geminiApi', 'models/gemini-live-2.5-flash-native-audio'],
    ['vertexAi', 'models/gemini-3.8-live'],
    ['vertexAi', 'publishers/google/models/gemini-3.1-flash-live-preview'],
    ['geminiApi', 'models/toString'],
  ] as const)('finds nothing on %s for %s', (backend, model) => {
    expect(findProfile({}, backend, model)).toBeUndefined();
  });

  it('lets extra profiles go first', () => {
    expect(findProfile({ 'gemini-3.8-live': MINE }, 'geminiApi', 'models/gemini-3.8-live')).toBe(MINE);
    expect(findProfile({ mine: MINE }, 'geminiApi', 'models/mine')).toBe(MINE);
    expect(findProfile({ mine: MINE }, 'geminiApi', 'tunedModels/mine')).toBe(MINE);
  });

  it('has one that waits and one that writes on each backend', () => {
    const all = Object.values(PROFILES);
    for (const backend of ['geminiApi', 'vertexAi'] as const) {
      const here = all.filter(({ backends }) => backends.some((each) => each === backend));
      expect(here.some(({ modalities }) => modalities.includes('TEXT'))).toBe(true);
      expect(here.some(({ modalities }) => !modalities.includes('TEXT'))).toBe(true);
    }
  });
});
