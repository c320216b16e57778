import fc from 'fast-check';
import { closeFrame } from '../../lib/transport/close-frame';

const bytes = (text: string): number => new TextEncoder().encode(text).length;

describe('closeFrame', () => {
  it('is a normal close without words by default', () => {
    expect(closeFrame()).toEqual({ code: 1000, reason: '' });
  });

  it.each([1000, 3000, 4999])('keeps the code %d', (code) => {
    expect(closeFrame(code, 'bye')).toEqual({ code, reason: 'bye' });
  });

  it.each([0, 1001, 1005, 1006, 1011, 2999, 5000, 3000.5, NaN, -1])('turns the code %d, which no client may send, into 1000', (code) => {
    expect(closeFrame(code, 'bye')).toEqual({ code: 1000, reason: 'bye' });
  });

  it('cuts a long reason between two characters', () => {
    expect(closeFrame(1000, '€'.repeat(42)).reason).toBe('€'.repeat(41));
    expect(closeFrame(1000, `a${'😀'.repeat(40)}`).reason).toBe(`a${'😀'.repeat(30)}`);
  });

  it('keeps as much of any reason as fits into 123 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (reason) => {
        const cut = closeFrame(1000, reason).reason;
        const next = reason.codePointAt(cut.length);
        expect(reason.startsWith(cut)).toBe(true);
        expect(bytes(cut)).toBeLessThanOrEqual(123);
        if (next !== undefined) expect(bytes(cut + String.fromCodePoint(next))).toBeGreaterThan(123);
      }),
      { seed: 7 },
    );
  });
});
