import { resultInWords } from '../../../../lib/simulator/model/reply/result-in-words';

describe('resultInWords', () => {
  it.each<readonly [object, string]>([
    [{ output: 'It rains.' }, 'I used get weather: It rains.'],
    [{ output: { tempC: 21, wind_speed: 4 } }, 'I used get weather: tempC is 21 and wind speed is 4.'],
    [{ output: [1, true, 'three'] }, 'I used get weather: 1, true and three.'],
    [{ sky: null }, 'I used get weather: sky is nothing.'],
    [{}, 'I used get weather: nothing.'],
    [{ error: 'no network.' }, 'I tried get weather, but it did not work: no network.'],
  ])('%j', (response, words) => {
    expect(resultInWords('get_weather', { ...response })).toBe(words);
  });

  it('does not read out a book', () => {
    expect(resultInWords('f', { output: 'word '.repeat(1000) }).length).toBeLessThan(150);
    expect(resultInWords('f', { output: 'x'.repeat(1000) }).length).toBeLessThan(150);
    expect(resultInWords('f', { ['x'.repeat(1000)]: 1 })).toBe(`I used f: ${'x'.repeat(40)} … is 1.`);
    expect(resultInWords('f', { output: [0, 1, 2, 3, 4, 5, 6, 7, 8] })).toBe('I used f: 0, 1, 2, 3, 4 and 5.');
  });

  it('is short, however much there is', () => {
    const tree = (depth: number): unknown => (depth === 0 ? 'word '.repeat(20) : [0, 1, 2, 3, 4, 5].map(() => tree(depth - 1)));
    const words = resultInWords('f', { output: tree(3) });
    expect(words.length).toBeLessThan(410);
    expect(words).toMatch(/^I used f: word word .* word …\.$/);
  });

  it('does not go down for ever', () => {
    expect(resultInWords('f', { output: [[[[['gold']]]]] })).toBe('I used f: more than I can say.');
  });

  it('takes no time for a run of spaces', () => {
    const begin = process.hrtime.bigint();
    expect(resultInWords('f', { output: `a${' '.repeat(300_000)}b` })).toBe('I used f: a ….');
    expect(Number(process.hrtime.bigint() - begin) / 1e6).toBeLessThan(1000);
  });
});
