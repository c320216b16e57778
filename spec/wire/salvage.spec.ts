import * as t from 'io-ts';
import { fields } from '../../lib/wire/codec/fields';
import { listOf } from '../../lib/wire/codec/list-of';
import { salvage, withFaults } from '../../lib/wire/salvage';
import { deepFreeze } from './deep-freeze';

const leaf = fields('object', { name: t.string }, { size: t.number });
const tree = fields('object', {}, { list: listOf(leaf), deep: fields('object', {}, { one: leaf, two: t.string }) });
const shelf = fields('object', { best: leaf }, { others: listOf(leaf) });

describe('salvage', () => {
  it('gives a good value as it is', () => {
    const value = deepFreeze({ list: [{ name: 'a' }], more: 1 });
    expect(salvage(tree, value)).toStrictEqual({ _tag: 'Right', right: value });
  });

  it('takes out the smallest thing that is wrong, and changes nothing in its input', () => {
    const value = deepFreeze({
      list: [
        { name: 'a', size: 'big' },
        { name: 'b', size: 1 },
      ],
      deep: { two: 2, one: { name: 'c' } },
    });
    expect(salvage(tree, value)).toStrictEqual({
      _tag: 'Both',
      left: [
        { kind: 'shape', path: 'list[0].size', expected: 'number', excerpt: '"big"' },
        { kind: 'shape', path: 'deep.two', expected: 'string', excerpt: '2' },
      ],
      right: { list: [{ name: 'a' }, { name: 'b', size: 1 }], deep: { one: { name: 'c' } } },
    });
  });

  it.each<[string, object]>([
    ['missing', {}],
    ['null', { name: null }],
    ['wrong', { name: 1, size: 1 }],
  ])('takes out the object whose required field is %s, and tells of it once', (_, bad) => {
    const salvaged = salvage(tree, { list: [5, bad, { name: 'b' }], deep: { one: bad, two: 'x' } });
    expect(salvaged).toMatchObject({
      left: [{ path: 'list[0]' }, { path: 'list[1].name' }, { path: 'deep.one.name' }],
      right: { list: [{ name: 'b' }], deep: { two: 'x' } },
    });
    expect(salvaged._tag === 'Both' && salvaged.left).toHaveLength(3);
  });

  it('takes out what is wrong inside a required object before it gives the object up', () => {
    expect(salvage(shelf, { best: { name: 'a', size: 'big' } })).toMatchObject({
      _tag: 'Both',
      left: [{ path: 'best.size' }],
      right: { best: { name: 'a' } },
    });
  });

  it('gives up where nothing is left to hold', () => {
    expect(salvage(shelf, { best: { name: 1 } })).toMatchObject({ _tag: 'Left', left: [{ path: 'best.name' }, { path: 'best' }] });
    expect(salvage(tree, 'x')).toStrictEqual({ _tag: 'Left', left: [{ kind: 'shape', path: '$', expected: 'object', excerpt: '"x"' }] });
  });

  it('gives up on a codec that is never content', () => {
    const moody = new t.Type<object, unknown, unknown>(
      'calm',
      (value): value is object => typeof value === 'object',
      (value, context) => t.failure(value, t.appendContext(context, 'mood', t.string)),
      t.identity,
    );
    expect(salvage(moody, { mood: 1 })._tag).toBe('Left');
  });

  it('lists no more than sixteen faults', () => {
    const salvaged = salvage(tree, { list: Array.from({ length: 50 }, () => 1) });
    expect(salvaged._tag === 'Both' && salvaged.left).toHaveLength(16);
  });

  it('tells base64 that cannot be read from media of another type', () => {
    const named = fields('object', {}, { data: new t.Type('base64', (_): _ is string => false, t.failure, t.identity) });
    expect(salvage(named, { data: '%' })).toMatchObject({ left: [{ kind: 'media' }] });
    expect(salvage(named, { data: 5 })).toMatchObject({ left: [{ kind: 'shape' }] });
  });
});

describe('withFaults', () => {
  const fault = { kind: 'shape', path: '$', expected: 'UTF-8', excerpt: '2 bytes' } as const;
  const other = { ...fault, path: 'a' };

  it('keeps a good message good', () => {
    expect(withFaults([], { _tag: 'Right', right: 1 })).toStrictEqual({ _tag: 'Right', right: 1 });
  });

  it('puts what was found before first', () => {
    expect(withFaults([fault], { _tag: 'Right', right: 1 })).toMatchObject({
      _tag: 'Both',
      left: { path: '$', faults: [fault] },
      right: 1,
    });
    expect(withFaults([fault], { _tag: 'Both', left: [other], right: 1 })).toMatchObject({ left: { path: '$', faults: [fault, other] } });
    expect(withFaults([fault], { _tag: 'Left', left: [other] })).toMatchObject({ _tag: 'Left', left: { faults: [fault, other] } });
  });

  it('lists no more than sixteen of both together', () => {
    const decoded = withFaults([fault], { _tag: 'Both', left: Array.from({ length: 16 }, () => other), right: 1 });
    expect(decoded._tag === 'Both' && decoded.left.faults).toHaveLength(16);
  });

  it('has words even where nothing was said', () => {
    expect(withFaults([], { _tag: 'Left', left: [] })).toMatchObject({ _tag: 'Left', left: { path: '$' } });
  });
});
