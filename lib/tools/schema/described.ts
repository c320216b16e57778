import type { Codec } from './codec';

const DESCRIPTION = Symbol.for('gemini-live-rxjs.description');

/**
 * A codec with a description for the model. The one that is given stays as it is.
 *
 * @example
 * import * as t from 'io-ts';
 *
 * const args = t.type({ city: described(t.string, 'The city, in English') });
 */
export const described = <C extends Codec>(codec: C, description: string): C =>
  Object.create(Object.getPrototypeOf(codec) as object, {
    ...Object.getOwnPropertyDescriptors(codec),
    [DESCRIPTION]: { value: description },
  }) as C;

/** What `described` said of a codec. */
export const descriptionOf = (codec: object): string | undefined => {
  const found = (codec as { readonly [DESCRIPTION]?: unknown })[DESCRIPTION];
  return typeof found === 'string' ? found : undefined;
};
