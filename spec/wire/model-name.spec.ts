import { modelName } from '../../lib/wire/model-name';

describe('modelName', () => {
  const vertex = { type: 'vertexAi', project: 'p', location: 'us-central1' } as const;
  const full = 'projects/p/locations/us-central1/publishers/google/models/m';

  it.each([
    ['m', 'models/m'],
    ['models/m', 'models/m'],
    ['tunedModels/m', 'tunedModels/m'],
  ])('spells %s for the Gemini API', (model, name) => {
    expect(modelName({ type: 'geminiApi' }, model)).toBe(name);
  });

  it.each([
    ['m', full],
    ['models/m', full],
    ['publishers/google/models/m', full],
    ['publishers/other/models/m', 'projects/p/locations/us-central1/publishers/other/models/m'],
    ['projects/q/locations/eu/publishers/google/models/m', 'projects/q/locations/eu/publishers/google/models/m'],
  ])('spells %s for Vertex AI', (model, name) => {
    expect(modelName(vertex, model)).toBe(name);
  });

  it('leaves the name alone for an endpoint of the app', () => {
    expect(modelName({ type: 'custom' }, 'm')).toBe('m');
  });
});
