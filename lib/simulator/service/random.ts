/** A number from 0 up to 1, and the generator after it. */
export interface Draw {
  readonly value: number;
  readonly next: number;
}

/** The generator that a seed stands for; seeds that lie close together give unlike sequences. */
export const seeded = (seed: number): number => (Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) ^ 0x297a2d39) >>> 0 || 1;

/** Draws from a 32-bit xorshift generator, which is data: never 0. */
export const draw = (random: number): Draw => {
  let bits = random;
  bits ^= bits << 13;
  bits ^= bits >>> 17;
  bits ^= bits << 5;
  const next = bits >>> 0;
  return { value: next / 0x1_0000_0000, next };
};
