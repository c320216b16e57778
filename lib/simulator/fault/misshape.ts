const other = (value: unknown): unknown => {
  if (typeof value === 'string') return 7;
  return typeof value === 'object' ? 'no object' : {};
};

/** A JSON value whose first value at the bottom is of another type: a number where a text was, an object where a number was. */
export const misshape = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return other(value);
  const [first] = Object.entries(value);
  if (first === undefined) return other(value);
  const [key, inner] = first as [string, unknown];
  if (Array.isArray(value)) return [misshape(inner), ...(value.slice(1) as readonly unknown[])];
  return { ...value, [key]: misshape(inner) };
};
