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
    expect(resultInWords('f', { output: [0, 1, 2, 3, 4, 5, 6, 7, 8] })).toBe('I used f: 0, 1, 2, 3, 4 and 5.');
  });
});
