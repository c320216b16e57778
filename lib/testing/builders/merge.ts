import { isObject } from '../../wire/codec/fields';
import type { ServerMessage } from '../../wire/server-message';

const both = (one: unknown, other: unknown): unknown => {
  if (Array.isArray(one) && Array.isArray(other)) return [...(one as readonly unknown[]), ...(other as readonly unknown[])];
  if (isPlain(one) && isPlain(other)) return mergeTwo(one, other);
  return other;
};

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => isObject(value) && !(value instanceof Uint8Array);

const mergeTwo = (one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  ...one,
  ...Object.fromEntries(Object.entries(other).map(([key, value]) => [key, key in one ? both(one[key], value) : value])),
});

/**
 * One bundled message with all the facts of several: objects are merged, lists such as the parts of a turn follow each other, and of two plain values
 * the later one counts.
 *
 * @example
 * const bundle = merge(message.text('Yes.'), message.usage({ responseTokenCount: 2 }), message.turnComplete());
 */
export const merge = (...messages: readonly ServerMessage[]): ServerMessage =>
  messages.reduce<Readonly<Record<string, unknown>>>((merged, next) => mergeTwo(merged, { ...next }), {});
