import { draw, seeded } from '../../../lib/simulator/service/random';

/** Everything that chance decides in a conversation, drawn from one seed. */
export interface Dice {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number from `from` to `to`. */
  readonly whole: (from: number, to: number) => number;
  /** Whether something with that chance happens. */
  readonly hits: (chance: number) => boolean;
  readonly oneOf: <T>(first: T, ...rest: readonly T[]) => T;
}

export const diceOf = (seed: number): Dice => {
  let random = seeded(seed);
  const next = (): number => {
    const drawn = draw(random);
    random = drawn.next;
    return drawn.value;
  };
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    hits: (chance) => next() < chance,
    oneOf: (first, ...rest) => [first, ...rest][Math.floor(next() * (rest.length + 1))] ?? first,
  };
};
