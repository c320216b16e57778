import * as t from 'io-ts';

const parse = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

/** A count: ProtoJSON writes int32 as a number and int64 as a string of digits, and reads both. */
export const counter: t.Type<number, number> = new t.Type(
  'number',
  (value): value is number => typeof value === 'number' && Number.isFinite(value),
  (value, context) => {
    const number = parse(value);
    return number === undefined ? t.failure(value, context) : t.success(number);
  },
  t.identity,
);
