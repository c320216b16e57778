/** What a field of a client message may hold, in the terms of the service. */
export type Shape =
  | { readonly type: 'TYPE_STRING' | 'TYPE_BOOL' | 'TYPE_INT32' | 'TYPE_INT64' | 'TYPE_FLOAT' | 'TYPE_BYTES' }
  /** Any object, or any value at all. */
  | { readonly type: 'Struct' | 'Value' }
  | { readonly type: 'Enum'; readonly name: string; readonly values: readonly string[] }
  | { readonly type: 'List'; readonly of: Shape }
  | { readonly type: 'Map'; readonly of: Shape }
  | { readonly type: 'Message'; readonly name: string; readonly fields: () => Fields };

/** The fields of a message, by their camelCase names. */
export type Fields = Readonly<Record<string, Shape>>;

export const TEXT: Shape = { type: 'TYPE_STRING' };
export const FLAG: Shape = { type: 'TYPE_BOOL' };
export const INT32: Shape = { type: 'TYPE_INT32' };
export const INT64: Shape = { type: 'TYPE_INT64' };
export const FLOAT: Shape = { type: 'TYPE_FLOAT' };
export const BYTES: Shape = { type: 'TYPE_BYTES' };
export const STRUCT: Shape = { type: 'Struct' };
export const VALUE: Shape = { type: 'Value' };

/** Any number of these. */
export const list = (of: Shape): Shape => ({ type: 'List', of });

/** One of these words. */
export const word = (name: string, ...values: readonly string[]): Shape => ({ type: 'Enum', name, values });

/** An object with these fields and no others. */
export const message = (name: string, fields: Fields): Shape => ({ type: 'Message', name, fields: () => fields });
