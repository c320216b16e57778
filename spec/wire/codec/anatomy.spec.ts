import * as t from 'io-ts';
import { anatomyOf, codecOf } from '../../../lib/wire/codec/anatomy';
import { fields } from '../../../lib/wire/codec/fields';
import { listOf } from '../../../lib/wire/codec/list-of';
import { openEnum } from '../../../lib/wire/codec/open-enum';

describe('anatomyOf', () => {
  const words = openEnum('A', 'B');

  it('sees fields, lists and words, and nothing in the rest', () => {
    expect(anatomyOf(fields('object', { a: words }, { b: t.string }))).toEqual({ type: 'fields', props: { a: words, b: t.string } });
    expect(anatomyOf(listOf(words))).toEqual({ type: 'list', item: words });
    expect(anatomyOf(words)).toEqual({ type: 'words', words: ['A', 'B'] });
    expect(anatomyOf(t.string)).toEqual({ type: 'other' });
  });
});

describe('codecOf', () => {
  it('knows what an object has itself', () => {
    expect(codecOf({ a: t.string }, 'a')).toBe(t.string);
    expect(codecOf({ a: t.string }, 'constructor')).toBeUndefined();
  });
});
