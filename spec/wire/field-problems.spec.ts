import { definedIn } from '../../lib/wire/defined-in';
import { misfits, strangers } from '../../lib/wire/field-problems';
import { oneOf } from '../../lib/wire/value-rule';

const RULES = { mode: oneOf('a', 'b'), level: oneOf(1, 2) };

describe('misfits', () => {
  it('names what is there and cannot be what it is, in the order of the rules', () => {
    expect(misfits({ level: 3, mode: 'c', other: 1 }, RULES, 'options.')).toEqual([
      { field: 'options.mode', problem: 'should be "a" or "b"' },
      { field: 'options.level', problem: 'should be 1 or 2' },
    ]);
    expect(misfits({ mode: undefined, level: 2 }, RULES)).toEqual([]);
  });
});

describe('strangers', () => {
  it('names what nobody knows, what every object has by nature included', () => {
    expect(strangers({ mode: 'a', moode: 'a', constructor: 1 }, Object.keys(RULES))).toEqual([
      { field: 'moode', problem: 'is not known; there are mode, level' },
      { field: 'constructor', problem: 'is not known; there are mode, level' },
    ]);
  });
});

describe('definedIn', () => {
  it('leaves out what says nothing', () => {
    expect(definedIn({ a: undefined, b: null, c: 0 })).toEqual({ b: null, c: 0 });
  });
});
