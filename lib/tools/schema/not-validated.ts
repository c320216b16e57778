import type { Either } from 'fp-ts/lib/Either.js';
import { left } from 'fp-ts/lib/Either.js';
import { wordsOf } from '../../errors/words-of';

/** What is said where the validation itself threw. */
export const notValidated = (error: unknown): Either<string, never> => left(`args could not be validated: ${wordsOf(error)}`);
