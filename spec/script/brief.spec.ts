import * as fc from 'fast-check';
import { brief, briefMessage } from '../../lib/script/brief';

describe('brief', () => {
  it.each<readonly [unknown, string]>([
    [null, 'null'],
    [true, 'true'],
    [undefined, 'undefined'],
    ['a "b"', '"a \\"b\\""'],
    ['word '.repeat(20), '"word word word word word word word word "… (100 characters)'],
    ['A'.repeat(41), '(41 characters)'],
    [new Uint8Array(3), '(3 bytes)'],
    [[], '[]'],
    [[1, 2, 3, 4, 5], '[1, 2, 3, …]'],
    [{}, '{}'],
    [{ a: 1, b: [{}], c: { d: 'e' } }, '{ a: 1, b: [{}], c: { d: "e" } }'],
    [{ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1 }, '{ a: 1, b: 1, c: 1, d: 1, e: 1, … }'],
    [[[[[[1]]]]], '[[[[[…]]]]]'],
  ])('says %j as %s', (value, words) => {
    expect(brief(value)).toBe(words);
  });

  it('is short, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => brief(value).length <= 121),
      { seed: 7 },
    );
  });

  it('takes a credential out before it cuts', () => {
    const key = `AIza${'x'.repeat(35)}`;
    expect(brief(`so many words before ${key} and some after`)).toBe('"so many words before [redacted] and some"… (75 characters)');
    expect(brief({ [key]: 1 })).toBe('{ [redacted]: 1 }');
  });

  it('begins a message with its key', () => {
    expect(briefMessage({ setup: { model: 'm' } })).toBe('setup { model: "m" }');
    expect(briefMessage({ a: 1, b: 2 })).toBe('{ a: 1, b: 2 }');
    expect(briefMessage({})).toBe('{}');
    expect(briefMessage('text')).toBe('"text"');
  });
});
