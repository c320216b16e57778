import * as t from 'io-ts';

/** Media that was decoded before the codec ran. A string here is base64 that could not be read. */
export const bytes: t.Type<Uint8Array, Uint8Array> = new t.Type(
  'base64',
  (value): value is Uint8Array => value instanceof Uint8Array,
  (value, context) => (value instanceof Uint8Array ? t.success(value) : t.failure(value, context)),
  t.identity,
);
