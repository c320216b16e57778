/** Whether two plain objects have the same fields with the same values. */
export const sameFields = <T extends object>(a: T, b: T): boolean => {
  const entries = Object.entries(a);
  return (
    entries.length === Object.keys(b).length &&
    entries.every(([key, value]) => Object.is(value, (b as Readonly<Record<string, unknown>>)[key]))
  );
};
