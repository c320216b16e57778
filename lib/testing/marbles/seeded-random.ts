/** Numbers in [0, 1), the same ones for the same seed: a multiplicative congruential generator modulo a Mersenne prime. */
export const seededRandom = (seed = 1): (() => number) => {
  const prime = 0x7fff_ffff;
  let state = seed % prime;
  return () => {
    state = (state * 48_271) % prime;
    return state / prime;
  };
};
