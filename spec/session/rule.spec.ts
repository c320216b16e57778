import { EMPTY, VirtualTimeScheduler } from 'rxjs';
import type { Rule } from '../../lib/session/rule';
import * as rules from '../../lib/session/rule';

const { oneOf, someOf } = rules;

describe('a rule', () => {
  it.each<readonly [string, Rule, readonly unknown[], readonly unknown[]]>([
    ['one of some words', oneOf('a', 1, true), ['a', 1, true], ['b', '1', 'true', null, undefined, ['a']]],
    ['a list of some words', someOf('a', 'b'), [[], ['a'], ['b', 'a']], ['a', ['c'], [['a']], null]],
    ['milliseconds', rules.MILLISECONDS, [0, 0.5, 7, Infinity], [-1, NaN, '7', null]],
    ['an amount', rules.AMOUNT, [1, 1.5, Infinity], [0, 0.5, NaN, '1']],
    ['a count', rules.COUNT, [0, 3, Infinity], [-1, 1.5, NaN, '3']],
    ['a function', rules.FUNCTION, [() => undefined], [{}, 'f', null]],
    ['an object', rules.OBJECT, [{}], [null, 'o', 7]],
    ['an object or false', rules.OBJECT_OR_FALSE, [{}, false], [true, null, 'o', 0]],
    ['words', rules.WORDS, [[], ['any']], ['any', [7], null]],
    ['an Observable', rules.OBSERVABLE, [EMPTY, { subscribe: () => undefined }], [{}, null, Promise.resolve(), () => EMPTY]],
    ['a scheduler', rules.SCHEDULER, [new VirtualTimeScheduler()], [{}, null, { schedule: 1 }]],
  ])('knows %s', (_name, { holds }, good, bad) => {
    expect(good.filter((value) => !holds(value))).toEqual([]);
    expect(bad.filter(holds)).toEqual([]);
  });

  it('says what a field should be', () => {
    expect(oneOf('a', 1).should).toBe('should be "a" or 1');
    expect(someOf('a', 'b').should).toBe('should be a list of "a" and "b"');
  });
});
