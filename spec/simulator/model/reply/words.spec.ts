import { isFiller, wordsOf } from '../../../../lib/simulator/model/reply/words';

describe('wordsOf', () => {
  it.each([
    ['get_weather', ['get', 'weather']],
    ['getWeather2', ['get', 'weather2']],
    ['lights.turn-on', ['lights', 'turn', 'on']],
    ['Wie ist das Wetter?', ['wie', 'ist', 'das', 'wetter']],
    ['', []],
  ])('of %s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe('isFiller', () => {
  it('tells words that say nothing', () => {
    expect(['Please', 'the', 'a', 'weather', 'Paris'].map(isFiller)).toEqual([true, true, true, false, false]);
  });
});
