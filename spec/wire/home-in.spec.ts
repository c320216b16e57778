import { homeIn } from '../../lib/wire/home-in';

describe('homeIn', () => {
  it.each([
    ['models/m', 'geminiApi'],
    ['tunedModels/m', 'geminiApi'],
    ['projects/p/locations/l/publishers/google/models/m', 'vertexAi'],
    ['publishers/google/models/m', 'vertexAi'],
    ['m', undefined],
    ['', undefined],
    ['my/models/m', undefined],
  ])('reads %p', (model, home) => {
    expect(homeIn(model)).toBe(home);
  });
});
