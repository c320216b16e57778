import * as t from 'io-ts';
import { isObject } from './fields';

/** Any JSON object; what is in it belongs to the app or to the model. */
export const jsonObject: t.Type<Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>> = new t.Type(
  'object',
  isObject,
  (value, context) => (isObject(value) ? t.success(value) : t.failure(value, context)),
  t.identity,
);
