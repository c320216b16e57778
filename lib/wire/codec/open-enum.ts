import * as t from 'io-ts';

/** One of the known values, or one that the service adds later: editors still offer the known ones. */
export type OpenEnum<Known extends string> = Known | (string & {});

/** A codec of words, and the words that are known. */
export interface OpenEnumC<Known extends string> extends t.Type<OpenEnum<Known>> {
  readonly words: readonly Known[];
}

/** A codec of a string that is typed by its known values and lets every other one pass. Those that are listed can be looked up in `words`. */
export const openEnum = <Known extends string>(...words: readonly Known[]): OpenEnumC<Known> => {
  const { name, is, validate, encode } = t.string;
  return Object.assign(new t.Type<OpenEnum<Known>>(name, is, validate, encode), { words });
};
