import { draw } from './random';

/** An id, and the generator after it. */
export interface MadeId {
  readonly id: string;
  readonly random: number;
}

/** Fills a pattern: each `#` becomes a decimal digit, each `~` a hexadecimal one, and the rest stays. */
export const makeId = (random: number, pattern: string): MadeId => {
  let generator = random;
  const id = pattern.replace(/[#~]/g, (place) => {
    const { value, next } = draw(generator);
    generator = next;
    return Math.floor(value * (place === '#' ? 10 : 16)).toString(16);
  });
  return { id, random: generator };
};
