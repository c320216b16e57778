import * as t from 'io-ts';

/** One of the known values, or one that the service adds later: editors still offer the known ones. */
export type OpenEnum<Known extends string> = Known | (string & {});

/** A codec of a string that is typed by its known values and lets every other one pass. */
export const openEnum = <Known extends string>(): t.Type<OpenEnum<Known>, OpenEnum<Known>> => t.string;
