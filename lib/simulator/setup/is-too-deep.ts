/** As many objects and lists inside one another as protobuf reads by default. */
const DEEPEST = 100;

/**
 * Whether objects and lists are nested deeper than the service reads. Looked at before anything else goes down into a value: a small frame can be nested
 * deeper than the stack is high.
 */
export const isTooDeep = (value: unknown, left = DEEPEST): boolean => {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return left === 0 || Object.values(value).some((inner) => isTooDeep(inner, left - 1));
};
