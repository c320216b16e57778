import { sameFields } from '../../lib/live/same-fields';

describe('sameFields', () => {
  const inner = { deep: 1 };
  it.each<readonly [object, object]>([
    [{}, {}],
    [
      { a: 1, b: 'x' },
      { b: 'x', a: 1 },
    ],
    [{ a: NaN }, { a: NaN }],
    [{ a: inner }, { a: inner }],
  ])('is so for %j and %j', (a, b) => {
    expect(sameFields(a, b)).toBe(true);
  });

  it.each<readonly [object, object]>([
    [{}, { a: 1 }],
    [{ a: 1 }, {}],
    [{ a: 1 }, { a: 2 }],
    [{ a: undefined }, { b: undefined, a: 1 }],
    [{ a: { deep: 1 } }, { a: { deep: 1 } }],
    [{ a: 0 }, { a: -0 }],
  ])('is not so for %j and %j', (a, b) => {
    expect(sameFields(a, b)).toBe(false);
  });
});
