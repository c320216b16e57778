import { isLeft } from 'fp-ts/lib/Either.js';
import { setupMessage } from '../wire/setup-message';

/** Fits nowhere: the codec lets it pass only where it knows no field, because unknown ones are kept. */
const MISFIT = Symbol('misfit');

/** Whether a setup has a field at that path; only the first two names are looked at. */
export const isSetupField = ([name = '', inside]: readonly string[]): boolean =>
  isLeft(setupMessage.decode({ [name]: inside === undefined ? MISFIT : { [inside]: MISFIT } }));
