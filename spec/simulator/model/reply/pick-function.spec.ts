import { pickFunction } from '../../../../lib/simulator/model/reply/pick-function';

const WEATHER = { name: 'get_current_weather', description: 'Get the current weather in a given location' };
const TIMER = { name: 'setTimer', description: 'Starts the countdown of an egg.' };
const FORECAST = { name: 'forecast', description: 'Tells the weather of tomorrow.' };
const ALL = [FORECAST, WEATHER, TIMER];

describe('pickFunction', () => {
  it.each([
    ['How is the weather?', WEATHER],
    ['Set two timers', TIMER],
    ['My egg is boiling', TIMER],
    ['What of tomorrow?', FORECAST],
    ['Get me the current one, please', undefined],
    ['Good morning', undefined],
    ['', undefined],
  ])('%s', (text, picked) => {
    expect(pickFunction(text, ALL)).toBe(picked);
  });
});
