import * as t from 'io-ts';
import type { FieldsC } from './fields';
import type { OpenEnumC } from './open-enum';

/** What a codec is made of, as far as it can be looked into. */
export type Anatomy =
  | { readonly type: 'fields'; readonly props: Readonly<t.Props> }
  | { readonly type: 'list'; readonly item: t.Mixed }
  | { readonly type: 'words'; readonly words: readonly string[] }
  | { readonly type: 'other' };

const hasFields = (codec: t.Mixed): codec is FieldsC<unknown> => 'props' in codec;
const hasWords = (codec: t.Mixed): codec is OpenEnumC<string> => 'words' in codec;

/** Looks into a codec. */
export const anatomyOf = (codec: t.Mixed): Anatomy => {
  if (hasFields(codec)) return { type: 'fields', props: codec.props };
  if (hasWords(codec)) return { type: 'words', words: codec.words };
  return codec instanceof t.ReadonlyArrayType ? { type: 'list', item: codec.type as t.Mixed } : { type: 'other' };
};

/** The codec of a field that an object itself has, not its prototype. */
export const codecOf = (props: Readonly<t.Props>, key: string): t.Mixed | undefined => (Object.hasOwn(props, key) ? props[key] : undefined);
