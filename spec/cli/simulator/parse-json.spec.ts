import { left, right } from 'fp-ts/lib/Either.js';
import { parseJson } from '../../../lib/cli/simulator/parse-json';

describe('parseJson', () => {
  it('reads a value, with a byte order mark or without', () => {
    expect(parseJson('\uFEFF{"a":[1]}')).toEqual(right({ a: [1] }));
    expect(parseJson(' 7 ')).toEqual(right(7));
  });

  it.each([
    ['', 'line 1, column 1: the JSON ends too early.'],
    ['{"a": 1', 'line 1, column 8: the JSON ends too early.'],
    ['{"a": "x', 'line 1, column 9: the JSON ends too early.'],
    ['{\n  "a": 1,\n}', 'line 3, column 1: "}" is no JSON here.'],
    ['{\n  "a": oops\n}', 'line 2, column 8: "o" is no JSON here.'],
    ["{'a': 1}", 'line 1, column 2: "\'" is no JSON here.'],
    ['{} x', 'line 1, column 4: "x" is no JSON here.'],
    [`{"a": "${'x'.repeat(500)}" "b"}`, 'line 1, column 510: "\\"" is no JSON here.'],
  ])('tells where %j is wrong', (text, problem) => {
    expect(parseJson(text)).toEqual(left(problem));
  });
});
