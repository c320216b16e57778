import type * as t from 'io-ts';
import { anatomyOf } from '../codec/anatomy';
import { setupMessage } from '../setup-message';

const walk = (codec: t.Mixed, path: string): readonly (readonly [key: string, place: string])[] => {
  const anatomy = anatomyOf(codec);
  if (anatomy.type === 'list') return walk(anatomy.item, `${path}[0]`);
  if (anatomy.type !== 'fields') return [];
  return Object.entries(anatomy.props).flatMap(([key, inner]) => [[key, `${path}.${key}`] as const, ...walk(inner, `${path}.${key}`)]);
};

// The model is in the message, and no field of the setup of an app.
const ALL = /* @__PURE__ */ walk(setupMessage, 'setup').filter(([, place]) => place !== 'setup.model');

/** Where a setup has a field of that name, as full paths; in lists at the first item. The codec of the setup is what is known. */
export const placesOf = (key: string): readonly string[] => ALL.flatMap(([name, place]) => (name === key ? [place] : []));
