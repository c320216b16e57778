import { parseDuration } from '../../lib/wire/duration';

describe('parseDuration', () => {
  it.each([
    ['50s', 50_000],
    ['0.500s', 500],
    ['0s', 0],
    ['1.1s', 1_100],
    ['8.400s', 8_400],
    ['0.000001s', 0.001],
    ['58.29s', 58_290],
  ])('reads %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', '50', 's', '-1s', '1.s', '.5s', '1 s', '1m', '1e3s', ' 1s', '1s '])('does not read %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});
