/** Whether something is an array, of whatever. */
export const isArray = (value: unknown): value is readonly unknown[] => Array.isArray(value);
