type Identity<T> = <U>(value: U) => U extends T ? 1 : 2;

/** Whether two types are the very same: neither `any` nor a wider one passes. */
export type IsSame<A, B> = Identity<A> extends Identity<B> ? true : false;
