import * as t from 'io-ts';

/** A codec of a list. Its name is a plain word, because errors say it. */
export const listOf = <C extends t.Mixed>(item: C): t.ReadonlyArrayC<C> => t.readonlyArray(item, 'array');
