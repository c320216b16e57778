import * as t from 'io-ts';
import { listOf } from '../../../lib/wire/codec/list-of';

describe('listOf', () => {
  const list = listOf(t.string);

  it('returns a list in which nothing had to be changed as it is', () => {
    const value = Object.freeze(['a', 'b']);
    const decoded = list.decode(value);
    expect(decoded._tag === 'Right' && decoded.right).toBe(value);
  });

  it('reports every item that is wrong', () => {
    expect(list.decode(['a', 1, null])).toMatchObject({ left: [{ value: 1 }, { value: null }] });
  });

  it('goes by a plain word', () => {
    expect(list.name).toBe('array');
  });
});
