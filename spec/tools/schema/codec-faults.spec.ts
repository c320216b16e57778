import * as t from 'io-ts';
import { positive } from './codecs';
import { verdictOf } from './parameters-of';

const place = t.type({ x: t.number, y: t.number });

const args = t.intersection([
  t.type({ city: t.string, days: positive }),
  t.partial({
    unit: t.union([t.literal('C'), t.literal('F'), t.null]),
    tags: t.readonlyArray(t.keyof({ a: null, b: null })),
    at: t.exact(t.intersection([place, t.partial({ z: t.number })])),
    way: t.array(place),
    act: t.union([t.type({ kind: t.literal('on') }), t.type({ kind: t.literal('dim'), to: positive })]),
    0: t.string,
  }),
]);

const FINE = { city: 'Bern', days: 3 };

describe('the words for what io-ts finds', () => {
  it.each<readonly [unknown, string]>([
    [5, 'args should be an object but is 5'],
    [{}, 'city is missing; days is missing'],
    [{ city: 42, days: 1 }, 'city should be a string but is 42'],
    [{ city: 42 }, 'city should be a string but is 42; days is missing'],
    [{ ...FINE, days: 1.5 }, 'days should be a whole number but is 1.5'],
    [{ ...FINE, days: 0 }, 'days should be Positive but is 0'],
    [{ ...FINE, unit: 'K' }, 'unit should be "C" or "F" or null but is "K"'],
    [{ ...FINE, tags: ['a', 'c'] }, 'tags[1] should be "a" or "b" but is "c"'],
    [{ ...FINE, at: { x: 1, y: 'a', z: 'b' } }, 'at.y should be a number but is "a"; at.z should be a number but is "b"'],
    [{ ...FINE, way: [{ x: 1, y: 2 }, { x: 1 }] }, 'way[1].y is missing'],
    [{ ...FINE, act: { kind: 'dim', to: 'x' } }, 'act.to should be a whole number but is "x"'],
    [
      { ...FINE, act: { kind: 'dim', to: 0 } },
      'act should be ({ kind: "on" } | { kind: "dim", to: Positive }) but is an object with kind, to',
    ],
    [{ ...FINE, 0: 1 }, '["0"] should be a string but is 1'],
  ])('says of %j: %s', async (given, words) => {
    expect(await verdictOf(args, given)).toBe(words);
  });

  it('lets pass what fits', async () => {
    expect(await verdictOf(args, { ...FINE, unit: null, tags: [], at: { x: 1, y: 2 }, act: { kind: 'dim', to: 1 } })).toBeNull();
  });

  it('takes the words of a codec that has its own', async () => {
    const even = t.refinement(t.number, (value) => value % 2 === 0, 'Even');
    const told = new t.RefinementType(
      'Told',
      even.is,
      (value, context) => t.failure(value, context, 'n has to be even'),
      t.identity,
      even,
      () => true,
    );
    expect(await verdictOf(t.type({ n: told }), { n: 3 })).toBe('n has to be even');
  });
});
