import { seeded } from './random';

/** A generator of its own for each connection, so that what happens on one changes nothing on the others. */
export const generatorOf = (seed: number, connection: number): number => seeded(seed + Math.imul(connection, 0x9e3779b1));
