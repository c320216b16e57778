import * as t from 'io-ts';
import { isRight } from 'fp-ts/lib/Either.js';
import { fields, inputFields, isObject, REQUIRED } from '../../../lib/wire/codec/fields';
import { deepFreeze } from '../deep-freeze';

const trimmed = new t.Type<string, string, unknown>(
  'string',
  t.string.is,
  (value, context) => (typeof value === 'string' ? t.success(value.trim()) : t.failure(value, context)),
  t.identity,
);
const codec = fields('object', { name: t.string }, { note: trimmed, size: t.number });
const input = inputFields(
  'object',
  {},
  { plain: t.string, twoWords: t.string, inner: inputFields('object', {}, { threeMoreWords: t.number }) },
);

const decoded = (value: unknown): unknown => {
  const result = codec.decode(value);
  return isRight(result) ? result.right : result.left.map(({ context, message }) => [context.map(({ key }) => key).join('.'), message]);
};

describe('isObject', () => {
  it.each([
    [{}, true],
    [Object.create(null), true],
    [[], false],
    [null, false],
    ['x', false],
    [undefined, false],
    [() => 1, false],
  ])('judges %p', (value, verdict) => {
    expect(isObject(value)).toBe(verdict);
  });
});

describe('fields', () => {
  it('tells the fields that it knows', () => {
    expect(Object.keys(codec.props)).toEqual(['name', 'note', 'size']);
  });

  it('returns an object in which nothing had to be changed as it is', () => {
    const value = deepFreeze({ name: 'a', note: 'b', more: { any: 'thing' } });
    expect(decoded(value)).toBe(value);
  });

  it('copies where something is changed, and keeps unknown keys', () => {
    const value = deepFreeze({ name: 'a', note: ' b ', more: 1 });
    expect(decoded(value)).toStrictEqual({ name: 'a', note: 'b', more: 1 });
    expect(value.note).toBe(' b ');
  });

  it('takes null for absent', () => {
    expect(decoded({ name: 'a', note: null, more: null })).toStrictEqual({ name: 'a', more: null });
    expect(decoded({ name: 'a', note: undefined })).toStrictEqual({ name: 'a' });
  });

  it('reports every fault, and marks those that no object survives', () => {
    expect(decoded({ size: 'x', note: 5 })).toStrictEqual([
      ['.name', REQUIRED],
      ['.note', undefined],
      ['.size', undefined],
    ]);
    expect(decoded({ name: null })).toStrictEqual([['.name', REQUIRED]]);
  });

  it('refuses what is no object', () => {
    expect(decoded([])).toStrictEqual([['', undefined]]);
  });

  it('sees own keys only', () => {
    expect(decoded(Object.assign(Object.create({ note: 5 }) as object, { name: 'a' }))).toMatchObject({ name: 'a' });
  });

  it('does not read snake case', () => {
    const strict = fields('object', {}, { twoWords: t.string });
    expect(strict.decode({ two_words: 5 })).toStrictEqual({ _tag: 'Right', right: { two_words: 5 } });
  });

  it('knows its own', () => {
    expect(codec.is({ name: 'a' })).toBe(true);
    expect(codec.is({})).toBe(false);
    expect(codec.encode({ name: 'a' })).toStrictEqual({ name: 'a' });
  });
});

describe('inputFields', () => {
  it('gives camelCase for either spelling, at every depth', () => {
    const camel = { plain: 'a', twoWords: 'b', inner: { threeMoreWords: 1, un_known: 2 } };
    const snake = deepFreeze({ plain: 'a', two_words: 'b', inner: { three_more_words: 1, un_known: 2 } });
    expect(input.decode(snake)).toStrictEqual({ _tag: 'Right', right: camel });
    expect(input.decode(camel)).toStrictEqual({ _tag: 'Right', right: camel });
  });

  it('drops a null in either spelling, and names a fault as it was spelled', () => {
    expect(input.decode({ two_words: null })).toStrictEqual({ _tag: 'Right', right: {} });
    expect(input.decode({ two_words: 5 })).toMatchObject({ left: [{ context: [{}, { key: 'two_words' }] }] });
  });

  it('prefers camelCase where both are there', () => {
    expect(input.decode({ two_words: 'b', twoWords: 'a' })).toMatchObject({ right: { twoWords: 'a' } });
  });
});
