import { differences, exactDifferences } from '../../../lib/testing/marbles/differences';

describe('differences', () => {
  it.each([
    ['a part of an object', { a: 1 }, { a: 1, b: 2 }],
    ['a part of an object in an object', { a: { b: 1 } }, { a: { b: 1, c: 2 }, d: 3 }],
    ['parts in a list', [{ id: 'x' }, {}], [{ id: 'x', name: 'n' }, { id: 'y' }]],
    ['bytes', { data: new Uint8Array([1, 2]) }, { data: new Uint8Array([1, 2]) }],
    ['bytes that are base64 on the wire', { data: new Uint8Array([1, 2]) }, { data: 'AQI=' }],
    ['what is not there and not expected', { a: undefined }, {}],
    ['a date', new Date(5), new Date(5)],
    ['a map', new Map([['a', 1]]), new Map([['a', 1]])],
    ['a set', new Set([1]), new Set([1])],
    ['an error', new RangeError('no'), new RangeError('no')],
    ['not a number', Number.NaN, Number.NaN],
  ])('%s fits', (_, expected, actual) => {
    expect(differences(expected, actual)).toEqual([]);
  });

  it.each([
    ['another value', 1, 2, 'value: expected 1, got 2'],
    ['another field', { a: { b: 'x' } }, { a: { b: 'y' } }, 'a.b: expected "x", got "y"'],
    ['a missing field', { a: 1 }, {}, 'a: expected 1, got nothing'],
    ['a field that should not be there', { a: undefined }, { a: 1 }, 'a: expected nothing, got 1'],
    ['another element', { a: [{ b: 1 }] }, { a: [{ b: 2 }] }, 'a[0].b: expected 1, got 2'],
    ['a longer list', [1], [1, 2], 'value: expected [1], got [1, 2]'],
    ['no list', [1], 1, 'value: expected [1], got 1'],
    ['other bytes', { data: new Uint8Array([1]) }, { data: new Uint8Array([2]) }, 'data: expected 1 bytes [01], got 1 bytes [02]'],
    ['more bytes', new Uint8Array([1]), new Uint8Array([1, 2]), 'value: expected 1 bytes [01], got 2 bytes [01 02]'],
    ['another error', new RangeError('no'), new TypeError('no'), 'value: expected RangeError: no, got TypeError: no'],
    ['another date', new Date(0), new Date(1), 'value: expected 1970-01-01T00:00:00.000Z, got 1970-01-01T00:00:00.001Z'],
    ['no object', { a: 1 }, null, 'value: expected { a: 1 }, got null'],
  ])('%s is told', (_, expected, actual, line) => {
    expect(differences(expected, actual)).toEqual([line]);
  });

  it('tells every one', () => {
    expect(differences({ a: 1, b: 2, c: 3 }, { a: 0, b: 2, c: 0 })).toHaveLength(2);
  });
});

describe('exactDifferences', () => {
  it('tells of fields that were not expected', () => {
    expect(exactDifferences({ a: { b: 1 } }, { a: { b: 1, c: 2 } })).toEqual(['a.c: expected nothing, got 2']);
    expect(exactDifferences({ a: { b: 1 } }, { a: { b: 1 } })).toEqual([]);
  });
});
