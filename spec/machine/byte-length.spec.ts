import * as fc from 'fast-check';
import { byteLength } from '../../lib/machine/byte-length';

describe('byteLength', () => {
  it.each([
    ['', 0],
    ['Hello', 5],
    ['é', 2],
    ['語', 3],
    ['👋', 4],
    ['\ud83d', 3],
    ['\udc4b\ud83d', 6],
    ['\ud83dx', 4],
  ])('of %j is %d', (text, bytes) => {
    expect(byteLength(text)).toBe(bytes);
  });

  it('is what an encoder makes of any text, whole or not', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.nat(0xffff).map((code) => String.fromCharCode(code)),
    );
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const text = units.join('');
        expect(byteLength(text)).toBe(new TextEncoder().encode(text).byteLength);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
