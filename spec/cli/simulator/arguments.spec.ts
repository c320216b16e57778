import { isLeft } from 'fp-ts/lib/Either.js';
import { readArguments } from '../../../lib/cli/simulator/arguments';

const read = (...argv: readonly string[]): unknown => {
  const parsed = readArguments(argv);
  return isLeft(parsed) ? parsed.left : parsed.right;
};

const NOTHING = {
  type: 'run',
  port: 8080,
  scenario: null,
  faults: [],
  seed: null,
  speed: null,
  record: null,
  frames: null,
  quiet: false,
};

describe('readArguments', () => {
  it.each<[readonly string[], object]>([
    [[], {}],
    [['--port', '0'], { port: 0 }],
    [['--scenario', 'talk'], { scenario: 'talk' }],
    [['--seed', '4294967295', '--speed', '0.5'], { seed: 4_294_967_295, speed: 0.5 }],
    [['--record', 'a.ndjson', '--quiet'], { record: 'a.ndjson', quiet: true }],
    [['--frames', 'text'], { frames: 'text' }],
    [
      ['--fault', 'drop@1.2', '--fault', 'hang'],
      { faults: [{ fault: { type: 'drop' }, connection: 1, at: 2 }, { fault: { type: 'hang' } }] },
    ],
  ])('reads %j', (argv, asked) => {
    expect(read(...argv)).toEqual({ ...NOTHING, ...asked });
  });

  it.each([['--help'], ['-h'], ['--port', '1', '--help']])('helps', (...argv) => {
    expect(read(...argv)).toEqual({ type: 'help' });
  });

  it.each<[readonly string[], string | RegExp]>([
    [['--prot', '1'], 'There is no option --prot. Did you mean --port?'],
    [['--nonsense'], 'There is no option --nonsense.'],
    [['-x'], 'There is no option -x.'],
    [['talk'], '"talk" stands alone: every value follows an option, such as --scenario.'],
    [['--port'], /--port/],
    [['--port', '70000'], '--port must be a port from 0 to 65535, and is "70000".'],
    [['--port', ''], '--port must be a port from 0 to 65535, and is "".'],
    [['--seed=-3'], '--seed must be a whole number from 0 to 4294967295, and is "-3".'],
    [['--seed', 'x'], '--seed must be a whole number from 0 to 4294967295, and is "x".'],
    [['--speed', '0'], '--speed must be a number above 0, and is "0".'],
    [['--frames', 'hex'], '--frames must be binary or text, and is "hex".'],
    [['--fault', 'malfromed@2'], /^--fault malfromed@2: There is no fault "malfromed"\. Did you mean malformed\? There are refuse, /],
  ])('says what is wrong with %j', (argv, problem) => {
    if (problem instanceof RegExp) expect(read(...argv)).toMatch(problem);
    else expect(read(...argv)).toBe(problem);
  });
});
