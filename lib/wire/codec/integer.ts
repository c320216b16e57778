import * as t from 'io-ts';
import { counter } from './counter';

const fits = (value: unknown, bits: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= -(2 ** (bits - 1)) && value < 2 ** (bits - 1);

/**
 * A codec of a whole number that protobuf keeps in so many bits, as a number or in digits. The service refuses what does not fit: a time in ms
 * is too much for 32.
 */
export const integer = (bits: 32 | 64): t.Type<number, number> =>
  new t.Type(
    `${String(bits)}-bit integer`,
    (value): value is number => fits(value, bits),
    (value, context) => {
      const read = counter.validate(value, context);
      return read._tag === 'Left' || fits(read.right, bits) ? read : t.failure(value, context);
    },
    t.identity,
  );
