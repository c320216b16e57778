import { resonator } from '../../../../lib/simulator/model/voice/resonator';

/** How much louder a tone comes out than it went in. */
const gainAt = (frequency: number): number => {
  const filter = resonator(24_000);
  filter.tune(1000, 80);
  const outputs = Array.from({ length: 4800 }, (_, at) => Math.abs(filter.pass(Math.sin((2 * Math.PI * frequency * at) / 24_000))));
  return Math.max(...outputs.slice(2400));
};

describe('resonator', () => {
  it('passes low tones as they are', () => {
    expect(gainAt(20)).toBeCloseTo(1, 1);
  });

  it('is loudest where it is tuned to', () => {
    expect(gainAt(1000)).toBeGreaterThan(8);
    expect(gainAt(800)).toBeLessThan(gainAt(1000) / 3);
    expect(gainAt(1200)).toBeLessThan(gainAt(1000) / 3);
  });

  it('passes everything before it is tuned', () => {
    const filter = resonator(24_000);
    expect([1, -2, 3].map(filter.pass)).toEqual([1, -2, 3]);
  });
});
