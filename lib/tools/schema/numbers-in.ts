/** Those of the keywords that are numbers. */
export const numbersIn = <K extends string>(
  schema: Readonly<Record<string, unknown>>,
  ...keys: readonly K[]
): Readonly<Partial<Record<K, number>>> =>
  Object.fromEntries(keys.flatMap((key) => (typeof schema[key] === 'number' ? [[key, schema[key]]] : []))) as Partial<Record<K, number>>;
