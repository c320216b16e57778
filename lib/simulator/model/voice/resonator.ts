/** A filter with one resonance, such as a cavity of the mouth. */
export interface Resonator {
  /** Puts the resonance at a frequency, both in Hz. */
  readonly tune: (frequency: number, bandwidth: number) => void;
  /** The next sample out for the next sample in. */
  readonly pass: (sample: number) => number;
}

/** A resonator of two poles, whose gain at 0 Hz is 1. It remembers its last two samples, so each sound needs its own. */
export const resonator = (sampleRate: number): Resonator => {
  let [gain, near, far, last, before] = [1, 0, 0, 0, 0];
  return {
    tune: (frequency, bandwidth) => {
      const radius = Math.exp((-Math.PI * bandwidth) / sampleRate);
      far = -radius * radius;
      near = 2 * radius * Math.cos((2 * Math.PI * frequency) / sampleRate);
      gain = 1 - near - far;
    },
    pass: (sample) => {
      const output = gain * sample + near * last + far * before;
      before = last;
      last = output;
      return output;
    },
  };
};
