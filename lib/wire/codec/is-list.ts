/** Whether what is typed as a list is one: apps without types may give anything. Keeps the type of its items. */
export const isList = <T>(value: readonly T[]): value is readonly T[] => Array.isArray(value);
