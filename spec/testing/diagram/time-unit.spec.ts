import { EVENTS, MILLISECONDS } from '../../../lib/testing/diagram/time-unit';

describe('MILLISECONDS', () => {
  it.each([
    [0, '0'],
    [7, '7ms'],
    [0.25, '0.25ms'],
    [999, '999ms'],
    [1_500, '1.5s'],
    [59_999, '59.999s'],
    [60_000, '1m'],
    [61_850, '1m01.85s'],
    [3_600_000, '1h'],
    [3_605_000, '1h00m05s'],
    [5_400_000, '1h30m'],
    [-20, '-20ms'],
  ])('tells %p ms exactly: %s', (ms, text) => {
    expect(MILLISECONDS.exact(ms)).toBe(text);
  });

  it.each([
    [12, '12ms'],
    [999.6, '1s'],
    [5_849, '5.8s'],
    [59_990, '1m00s'],
    [60_000, '1m00s'],
    [725_000, '12m05s'],
    [7_200_000, '2h00m'],
    [86_400_000, '24h00m'],
  ])('tells %p ms shortly: %s', (ms, text) => {
    expect(MILLISECONDS.short(ms)).toBe(text);
  });
});

describe('EVENTS', () => {
  it('counts', () => {
    expect([EVENTS.exact(12), EVENTS.short(12)]).toEqual(['12', '12']);
  });
});
