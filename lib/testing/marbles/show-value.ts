const MAX_LENGTH = 120;
const MAX_BYTES = 8;

const bytes = (value: Uint8Array): string => {
  const shown = [...value.subarray(0, MAX_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return `${String(value.length)} bytes [${shown}${value.length > MAX_BYTES ? ' …' : ''}]`;
};

const show = (value: unknown, depth: number): string => {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return 'a function';
  if (value === null) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' || typeof value === 'symbol')
    return String(value);
  if (value instanceof Uint8Array) return bytes(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Date) return value.toISOString();
  if (depth === 0) return Array.isArray(value) ? '[…]' : '{ … }';
  if (Array.isArray(value)) return `[${value.map((item) => show(item, depth - 1)).join(', ')}]`;
  const fields = Object.entries(value).map(([key, field]) => `${key}: ${show(field, depth - 1)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
};

/** A value in one short line, for the person who reads a failed test. */
export const showValue = (value: unknown): string => {
  const shown = show(value, 6).replaceAll('\n', ' ');
  return shown.length > MAX_LENGTH ? `${shown.slice(0, MAX_LENGTH)}…` : shown;
};
