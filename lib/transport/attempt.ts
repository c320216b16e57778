import { tryCatch, type Either } from 'fp-ts/lib/Either.js';

/** Calls into a platform that may throw: what it gave, or what it threw. */
export const attempt = <T>(call: () => T): Either<unknown, T> => tryCatch(call, (thrown) => thrown);
