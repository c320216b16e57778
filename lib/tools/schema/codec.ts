import type * as t from 'io-ts';

/** An io-ts codec, by what is needed of it: `t.Type<A, O, unknown>` is one. */
export interface Codec<A = unknown> extends t.Decoder<unknown, A> {
  readonly _A: A;
}
