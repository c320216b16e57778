/** The fields that say something: an app without types may give undefined. */
export const definedIn = <T extends object>(given: T): Partial<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
