import { isList } from '../../../lib/wire/codec/is-list';

describe('isList', () => {
  it('tells a list from what an app without types may give', () => {
    expect(isList(Object.freeze([1]))).toBe(true);
    expect(
      [null, undefined, 'ab', { length: 1 }, new Uint8Array(1)].map((value) => isList(value as unknown as readonly unknown[])),
    ).not.toContain(true);
  });
});
