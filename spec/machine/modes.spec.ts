import { activityOf, isProactive, modalityOf } from '../../lib/machine/modes';

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

describe('isProactive', () => {
  it.each([
    ['always', {}, true],
    ['always', { proactiveAudio: false }, true],
    ['optional', {}, false],
    ['optional', { proactiveAudio: false }, false],
    ['optional', { proactiveAudio: true }, true],
    ['v1alpha', { proactiveAudio: true }, true],
    ['none', {}, false],
  ] as const)('where it is %s and the setup says %j: %s', (proactivity, setup, expected) => {
    expect(isProactive({ proactivity: setup }, { proactivity })).toBe(expected);
  });
});
