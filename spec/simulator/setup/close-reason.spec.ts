import { closeReason } from '../../../lib/simulator/setup/close-reason';

describe('closeReason', () => {
  it('keeps what fits', () => {
    expect(closeReason('x'.repeat(123))).toBe('x'.repeat(123));
  });

  it('cuts at 123 bytes', () => {
    expect(closeReason('x'.repeat(200))).toBe('x'.repeat(123));
  });

  it('never cuts a character in two', () => {
    expect(closeReason(`${'x'.repeat(122)}é`)).toBe('x'.repeat(122));
    expect(closeReason(`${'x'.repeat(121)}é!`)).toBe(`${'x'.repeat(121)}é`);
  });
});
