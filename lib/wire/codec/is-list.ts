interface IsList {
  <T>(value: readonly T[]): value is readonly T[];
  (value: unknown): value is readonly unknown[];
}

/** Whether something is a list. What is typed as one keeps the type of its items: apps without types may give anything. */
export const isList: IsList = (value: unknown): value is readonly never[] => Array.isArray(value);
