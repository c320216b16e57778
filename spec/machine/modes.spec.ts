import { activityOf, modalityOf } from '../../lib/machine/modes';

describe('activityOf', () => {
  it.each([
    [undefined, 'automatic'],
    [{}, 'automatic'],
    [{ automaticActivityDetection: {} }, 'automatic'],
    [{ automaticActivityDetection: { disabled: false } }, 'automatic'],
    [{ automaticActivityDetection: { disabled: true } }, 'manual'],
  ])('of %j is %s', (realtimeInputConfig, activity) => {
    expect(activityOf(realtimeInputConfig === undefined ? {} : { realtimeInputConfig })).toBe(activity);
  });
});

describe('modalityOf', () => {
  it.each([
    [undefined, 'AUDIO'],
    [{}, 'AUDIO'],
    [{ responseModalities: [] }, 'AUDIO'],
    [{ responseModalities: ['AUDIO'] }, 'AUDIO'],
    [{ responseModalities: ['TEXT'] }, 'TEXT'],
  ])('of %j is %s', (generationConfig, modality) => {
    expect(modalityOf(generationConfig === undefined ? {} : { generationConfig })).toBe(modality);
  });
});
