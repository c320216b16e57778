import { oneOf, someOf, WORDS } from '../../lib/wire/value-rule';
import type { ValueRule } from '../../lib/wire/value-rule';

describe('a rule of a value', () => {
  it.each<readonly [ValueRule, string, readonly unknown[], readonly unknown[]]>([
    [oneOf('a', 1), 'should be "a" or 1', ['a', 1], ['b', '1', null, undefined, ['a']]],
    [someOf('a', 'b'), 'should be a list of "a" and "b"', [[], ['a'], ['b', 'a']], ['a', ['c'], null]],
    [WORDS, 'should be a list of words', [[], ['any']], ['any', [7], null]],
  ])('%#', (rule, should, good, bad) => {
    expect(rule.should).toBe(should);
    expect(good.filter((value) => !rule.holds(value))).toEqual([]);
    expect(bad.filter(rule.holds)).toEqual([]);
  });
});
